import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LinkRunFiles, type LinkedRecord } from '../../application/ports/link-run-files.js';
import type { RecordRef } from '../../domain/record-ref.js';
import type { ReviewCandidate } from '../../domain/review/review-plan.js';
import { readTable } from '../csv/read-table.js';

type Cells = (name: string) => string;

/** Rows of a table of a run, each asked for its cells by name. */
async function* rowsOf(folder: string, name: string): AsyncGenerator<Cells> {
  let columns: readonly string[] = [];
  const keep = (header: readonly string[]) => {
    columns = header;
  };
  for await (const fields of readTable(name, join(folder, name), keep))
    yield (column) => fields[columns.indexOf(column)] ?? '';
}

const recordIn = (cell: Cells, side = ''): RecordRef => ({
  operator: cell(`${side}operator`),
  institution: cell(`${side}institution_code`),
  patient: cell(`${side}patient_id`),
});

/** The output folder of `yuzu link`. */
export class CsvLinkRunFiles extends LinkRunFiles {
  override async linksSha256(folder: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, 'links.csv')), hash);
    return hash.digest('hex');
  }

  override async *linked(folder: string): AsyncGenerator<LinkedRecord> {
    for await (const cell of rowsOf(folder, 'links.csv'))
      yield { personKey: cell('person_key'), ...recordIn(cell) };
  }

  override async *open(folder: string): AsyncGenerator<ReviewCandidate> {
    for await (const cell of rowsOf(folder, 'review.csv'))
      yield {
        left: recordIn(cell, 'left_'),
        right: recordIn(cell, 'right_'),
        stratum: cell('reason'),
      };
  }
}
