import type { SourceBatch } from '../../domain/source-batch.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { BatchBuilder } from '../batch-builder.js';
import { feedLines } from '../feed-lines.js';
import { KnownPersons } from '../known-persons.js';
import { sourceFiles } from '../source-files.js';
import { DpcPatients } from './dpc-patients.js';
import { DpcRows } from './dpc-rows.js';
import { dpcFile, isForm1, type DpcFile } from './layouts.js';

/**
 * DPC調査のファイル: 様式1, EF, D, H; one file or a folder of them. Read twice: 様式1 alone tells of patients, and a person’s patient
 * row comes before all their other rows.
 */
export async function* readDpc(request: SourceRequest): AsyncGenerator<SourceBatch> {
  const { institutionCode } = request;
  const batch = new BatchBuilder();
  const persons = new KnownPersons();
  const tables = new Set(request.definition.tables.map(({ name }) => name));
  for await (const found of sourceFiles(request.directory)) {
    const file = 'code' in found ? null : dpcFile(found, institutionCode);
    if (file && isForm1(file)) yield* readPatients(file, request, batch, persons);
  }
  for await (const found of sourceFiles(request.directory)) {
    if ('code' in found) {
      batch.finding(found);
      continue;
    }
    const file = dpcFile(found, institutionCode);
    if (file) yield* readRows(file, request, batch, persons, tables);
    else batch.finding({ path: found.name, code: 'FILE_NAME_UNKNOWN' });
  }
  yield batch.take();
}

async function* readPatients(
  file: DpcFile,
  { encoding }: SourceRequest,
  batch: BatchBuilder,
  persons: KnownPersons,
): AsyncGenerator<SourceBatch> {
  const patients = new DpcPatients(file, persons, batch);
  yield* feedLines(file, encoding, batch, (line) => {
    patients.take(line);
  });
  patients.end();
}

async function* readRows(
  file: DpcFile,
  { encoding }: SourceRequest,
  batch: BatchBuilder,
  persons: KnownPersons,
  tables: ReadonlySet<string>,
): AsyncGenerator<SourceBatch> {
  const isWanted = file.layout !== 'not-in-definition' && tables.has(file.layout.table);
  const rows = new DpcRows(file, persons, batch, isWanted);
  const isWhole = yield* feedLines(file, encoding, batch, (line) => {
    rows.take(line);
  });
  if (!isWhole) batch.finding({ path: file.name, code: 'UNREADABLE' });
  rows.end();
}
