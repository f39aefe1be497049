import type { SourceBatch } from '../../domain/source-batch.js';
import type { SourceRequest } from '../../application/ports/medical-sources.js';
import { BatchBuilder } from '../batch-builder.js';
import { feedLines } from '../feed-lines.js';
import { KnownPersons } from '../known-persons.js';
import { sourceFiles, type SourceFile } from '../source-files.js';
import type { ReceiptContext } from './receipt-reader.js';
import { SeenReceipts } from './seen-receipts.js';
import { UkeFile } from './uke-file.js';

const NAME = /\.uke$/i;

/** レセプト電算処理の請求ファイル（UKE）: 医科, DPC, 調剤; one file or a folder of them. */
export async function* readUke(request: SourceRequest): AsyncGenerator<SourceBatch> {
  const batch = new BatchBuilder();
  const tables = new Set(request.definition.tables.map(({ name }) => name));
  const known = { persons: new KnownPersons(), seen: new SeenReceipts() };
  const shared = { batch, ...known, tables, institutionCode: request.institutionCode };
  for await (const found of sourceFiles(request.directory)) {
    if ('code' in found) batch.finding(found);
    else if (!NAME.test(found.name)) batch.finding({ path: found.name, code: 'FILE_NAME_UNKNOWN' });
    else yield* readFile(found, request, shared);
  }
  yield batch.take();
}

async function* readFile(
  found: SourceFile,
  { encoding }: SourceRequest,
  shared: Omit<ReceiptContext, 'file'>,
): AsyncGenerator<SourceBatch> {
  const file = new UkeFile({ ...shared, file: found.name });
  const isWhole = yield* feedLines(found, encoding, shared.batch, (line) => {
    file.take(line);
  });
  if (!isWhole) shared.batch.finding({ path: found.name, code: 'UNREADABLE' });
  file.end();
}
