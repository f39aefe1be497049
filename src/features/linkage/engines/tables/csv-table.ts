import { stat } from 'node:fs/promises';
import { fileChunks } from '../../../../platform/csv/read-csv.js';
import { readTable } from '../csv/read-table.js';
import type { ReadableTable } from './readable-table.js';

/** Bytes from which threads are started: below, they are ready when the work is done. */
const LARGE = 8 * 1024 * 1024;

async function headerOf(operator: string, file: string): Promise<readonly string[]> {
  let header: readonly string[] = [];
  const rows = readTable(operator, file, (names) => {
    header = names;
  });
  await rows.next();
  await rows.return(undefined);
  return header;
}

/** A CSV file. Refused where its header cannot be read. */
export async function csvTable(operator: string, file: string): Promise<ReadableTable> {
  const columns = await headerOf(operator, file);
  const { size } = await stat(file);
  return {
    ...{ file, columns, isLarge: size >= LARGE, inRows: false },
    read: () => ({ columns, chunks: fileChunks(file) }),
  };
}
