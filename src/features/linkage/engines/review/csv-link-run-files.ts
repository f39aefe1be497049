import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import {
  LinkRunFiles,
  type LinkedRecord,
  type OpenPair,
  type RunScore,
} from '../../application/ports/link-run-files.js';
import { qualityErrors } from '../../domain/quality/quality-errors.js';
import { PAIR_COLUMNS, type RecordRef } from '../../domain/record-ref.js';
import { readTable } from '../csv/read-table.js';

type Cells = (name: string) => string;

/** Rows of a table, each asked for its cells by name. Refused (thrown) where it lacks one of the columns needed. */
async function* rowsOf(file: string, needed: readonly string[] = []): AsyncGenerator<Cells> {
  let columns: readonly string[] = [];
  const keep = (header: readonly string[]) => {
    columns = header;
    const lacking = needed.filter((name) => !header.includes(name));
    if (lacking.length === 0) return;
    const facts = { file: basename(file), columns: lacking.join(', ') };
    throw new RefusedError(refuse(qualityErrors.LINK_PAIR_COLUMNS_MISSING, facts));
  };
  for await (const fields of readTable('-', file, keep))
    yield (column) => fields[columns.indexOf(column)] ?? '';
}

const recordIn = (cell: Cells, side = ''): RecordRef => ({
  operator: cell(`${side}operator`),
  institution: cell(`${side}institution_code`),
  patient: cell(`${side}patient_id`),
});

const pairIn = (cell: Cells): readonly [RecordRef, RecordRef] => [
  recordIn(cell, 'left_'),
  recordIn(cell, 'right_'),
];

function scoreIn(cell: Cells): RunScore | undefined {
  const probability = cell('probability');
  return probability === ''
    ? undefined
    : { pattern: Number(cell('pattern')), probability: Number(probability) };
}

/** The output folder of `yuzu link`. */
export class CsvLinkRunFiles extends LinkRunFiles {
  override async text(folder: string, name: string): Promise<string | undefined> {
    try {
      return await readFile(join(folder, name), 'utf8');
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw fault;
    }
  }

  override async sha256(folder: string, name: string): Promise<string> {
    const hash = createHash('sha256');
    try {
      await pipeline(createReadStream(join(folder, name)), hash);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw fault;
    }
    return hash.digest('hex');
  }

  override async *linked(folder: string): AsyncGenerator<LinkedRecord> {
    for await (const cell of rowsOf(join(folder, 'links.csv')))
      yield { personKey: cell('person_key'), ...recordIn(cell), score: scoreIn(cell) };
  }

  override async *open(folder: string): AsyncGenerator<OpenPair> {
    for await (const cell of rowsOf(join(folder, 'review.csv'))) {
      const [left, right] = pairIn(cell);
      yield { left, right, stratum: cell('reason'), score: scoreIn(cell) };
    }
  }

  override async *pairs(file: string): AsyncGenerator<readonly [RecordRef, RecordRef]> {
    for await (const cell of rowsOf(file, PAIR_COLUMNS)) yield pairIn(cell);
  }
}
