import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  SourceFile,
  TableQuery,
} from '../../src/features/extraction/engines/postgres/source-file.js';

/** The description of a test's database, with its password in a file of this folder. */
export async function describedDatabase(
  url: string,
  folder: string,
  tables: Readonly<Record<string, TableQuery>>,
): Promise<SourceFile> {
  const { hostname, port, username, pathname, password } = new URL(url);
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, `${decodeURIComponent(password)}\n`, { mode: 0o600 });
  return {
    ...{ host: hostname, port: Number(port), user: username, database: pathname.slice(1) },
    ...{ passwordFile, tables },
  };
}
