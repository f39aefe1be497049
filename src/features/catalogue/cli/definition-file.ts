import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { refuse, RefusedError, unwrap } from '../../../kernel/outcome.js';
import type { DefinitionFiles } from '../application/definition-files.use-case.js';
import type { ReadableFormat } from '../application/ports/definition-formats.js';
import type { DataDefinition } from '../domain/data-definition.js';
import { catalogueErrors } from '../domain/errors.js';
import type { DefinitionReading } from '../domain/sheets/read-sheets.js';

const FORMATS: Readonly<Record<string, ReadableFormat>> = {
  '.xlsx': 'excel',
  '.json': 'json',
  '.zip': 'csv',
};

const unreadable = (file: string, reason: string): RefusedError =>
  new RefusedError(
    refuse(catalogueErrors.DEFINITION_FILE_UNREADABLE, { file: basename(file), reason }),
  );

/** What a file of the command line holds; its format is told by its name. */
export async function readDefinitionFile(
  files: DefinitionFiles,
  file: string,
): Promise<DefinitionReading> {
  const format = FORMATS[extname(file).toLowerCase()];
  if (!format) throw unreadable(file, extname(file) || '-');
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (fault) {
    throw unreadable(file, fault instanceof Error && 'code' in fault ? String(fault.code) : '-');
  }
  return unwrap(await files.read(format, bytes));
}

/** As above; refused where the file has mistakes. */
export async function soundDefinition(
  files: DefinitionFiles,
  file: string,
): Promise<DataDefinition> {
  const { definition, findings } = await readDefinitionFile(files, file);
  if (definition) return definition;
  const facts = { count: findings.length };
  throw new RefusedError(refuse(catalogueErrors.DEFINITION_IMPORT_FINDINGS, facts));
}
