import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { csvRecord } from '../src/platform/csv/write-csv.js';
import { preparedColumns, preparedValues } from './linkage-columns.js';
import { records } from './linkage-records.js';

/** What the thread of one source is told. */
export interface SourceOrder {
  readonly file: string;
  readonly source: number;
  readonly persons: number;
}

/** Signs gathered before they are written. */
const BLOCK = 1 << 20;

/** Writes the file; gives the persons it holds, ascending. */
function writeSource({ file, source, persons }: SourceOrder): Int32Array<ArrayBuffer> {
  const known = new Int32Array(persons);
  const handle = openSync(file, 'w');
  let [text, at] = [csvRecord(preparedColumns), 0];
  for (const { person, row } of records(source, persons)) {
    known[at] = person;
    at += 1;
    text += csvRecord(preparedValues(row));
    if (text.length < BLOCK) continue;
    writeSync(handle, text);
    text = '';
  }
  writeSync(handle, text);
  // Later the disk would write while a program is measured.
  fsyncSync(handle);
  closeSync(handle);
  return known;
}

const known = writeSource(workerData as SourceOrder);
parentPort?.postMessage(known, [known.buffer]);
