import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { refuse, RefusedError } from '../../../../kernel/outcome.js';
import { linkageErrors } from '../../domain/errors.js';
import { refusalOf } from '../csv/read-table.js';
import type { OtherNames } from './named-table.js';

/** A patient table in a file, as a description of the source names it. */
interface DescribedFile {
  /** CSV or Parquet. */
  readonly file: string;
  /** Columns that have another name in the file than linkage knows. */
  readonly columns?: OtherNames;
}

const text = { type: 'string', minLength: 1 };
const isDescribedFile = new Ajv().compile<DescribedFile>({
  type: 'object',
  properties: { file: text, columns: { type: 'object', additionalProperties: text } },
  required: ['file'],
  additionalProperties: false,
});

export const isDescription = (file: string): boolean =>
  ['.yaml', '.yml', '.json'].includes(extname(file));

async function contentOf(file: string): Promise<unknown> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw refusalOf(error, file);
  });
  try {
    return parse(content, { maxAliasCount: 0, uniqueKeys: true }) as unknown;
  } catch {
    return undefined;
  }
}

function invalid(file: string, problem: string): RefusedError {
  const facts = { file: basename(file), problem };
  return new RefusedError(refuse(linkageErrors.LINK_SOURCE_DESCRIPTION_INVALID, facts));
}

/** Place and kind of the first fault, never a value. */
function problemOf(): string {
  const [error] = isDescribedFile.errors ?? [];
  const { additionalProperty } = (error?.params ?? {}) as Record<string, string>;
  return [error?.instancePath, error?.keyword, additionalProperty].filter(Boolean).join(' ');
}

/** The file a description names; undefined where it describes something else, a database. */
export async function describedFile(description: string): Promise<DescribedFile | undefined> {
  const content = await contentOf(description);
  if (typeof content !== 'object' || content === null || !('file' in content)) return undefined;
  if (!isDescribedFile(content)) throw invalid(description, problemOf());
  const { file, columns = {} } = content;
  const own = Object.values(columns);
  if (new Set(own).size < own.length) throw invalid(description, '/columns uniqueItems');
  if (isDescription(file)) throw invalid(description, '/file');
  return { file: resolve(dirname(description), file), columns };
}
