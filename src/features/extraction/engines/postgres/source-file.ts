import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { postgresErrors } from '../../domain/postgres-errors.js';

/** Where the rows of one table come from; either gives the definition's columns. */
export type TableQuery = { readonly table: string } | { readonly query: string };

/** A database as a source, as its file describes it. No password stands in it. */
export interface SourceFile {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly database: string;
  readonly passwordFile: string;
  /** Default: encrypted and verified, except on this machine; `ca` names the file of the authority. */
  readonly tls?: boolean | { readonly ca: string };
  /** In which times with a zone are given, default Asia/Tokyo. */
  readonly timeZone?: string;
  readonly tables: Readonly<Record<string, TableQuery>>;
}

const text = { type: 'string', minLength: 1 };
const only = (name: string) => ({
  type: 'object',
  properties: { [name]: text },
  required: [name],
  additionalProperties: false,
});

const SCHEMA = {
  type: 'object',
  properties: {
    host: text,
    port: { type: 'integer', minimum: 1, maximum: 65_535 },
    user: text,
    database: text,
    passwordFile: text,
    tls: { anyOf: [{ type: 'boolean' }, only('ca')] },
    timeZone: { type: 'string', pattern: '^[A-Za-z0-9_+/-]{1,64}$' },
    tables: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { anyOf: [only('table'), only('query')] },
    },
  },
  required: ['host', 'user', 'database', 'passwordFile', 'tables'],
  additionalProperties: false,
};

const LARGEST = 1024 * 1024;

async function textOf(file: string): Promise<string | null> {
  try {
    const { size } = await stat(file);
    return size > LARGEST ? null : await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

/** YAML or JSON; aliases, of which a small file could make a huge one, are not taken. */
function parsed(content: string): unknown {
  try {
    return parse(content, { maxAliasCount: 0, uniqueKeys: true }) as unknown;
  } catch {
    return null;
  }
}

const isSourceFile = new Ajv({ allowUnionTypes: true }).compile<SourceFile>(SCHEMA);

/** Place and kind of the first fault, never a value. */
function problemOf(): string {
  const [error] = isSourceFile.errors ?? [];
  const { additionalProperty, missingProperty } = (error?.params ?? {}) as Record<string, string>;
  const name = additionalProperty ?? missingProperty;
  return [error?.instancePath ?? '', error?.keyword, name].filter(Boolean).join(' ');
}

/** The description in this text of this file; paths in it are relative to the file. */
export function parseSourceFile(content: string, file: string): Outcome<SourceFile> {
  const value = parsed(content);
  if (value === null) return refuse(postgresErrors.SOURCE_FILE_INVALID, { file, problem: 'YAML' });
  if (!isSourceFile(value))
    return refuse(postgresErrors.SOURCE_FILE_INVALID, { file, problem: problemOf() });
  const at = (path: string): string => resolve(dirname(file), path);
  const { tls, passwordFile } = value;
  return ok({
    ...value,
    passwordFile: at(passwordFile),
    ...(typeof tls === 'object' && { tls: { ca: at(tls.ca) } }),
  });
}

export const readSourceFile = async (file: string): Promise<Outcome<SourceFile>> =>
  parseSourceFile((await textOf(file)) ?? '', file);

const OTHERS_MAY_READ = 0o077;

/** The password; refused where others could read it as well. */
export async function readPassword(file: string): Promise<Outcome<string>> {
  const content = await textOf(file);
  if (content === null) return refuse(postgresErrors.SOURCE_PASSWORD_UNREADABLE, { file });
  if (((await stat(file)).mode & OTHERS_MAY_READ) !== 0)
    return refuse(postgresErrors.SOURCE_PASSWORD_EXPOSED, { file });
  return ok(content.replace(/\r?\n$/, ''));
}
