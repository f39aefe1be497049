import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SourceFinding } from '../domain/source-finding.js';

export interface SourceFile {
  /** Where to open it. */
  readonly path: string;
  /** Relative to the source; what findings and rows name. */
  readonly name: string;
}

/** Entries in one order on every machine: by UTF-16 code unit, not by locale. */
const inOrder = (entries: Dirent[]): Dirent[] =>
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));

async function* filesBelow(root: string, name: string): AsyncGenerator<SourceFile | SourceFinding> {
  let entries: Dirent[];
  try {
    entries = inOrder(await readdir(join(root, name), { withFileTypes: true }));
  } catch {
    yield { path: name || '.', code: 'UNREADABLE' };
    return;
  }
  for (const entry of entries) {
    const below = name === '' ? entry.name : `${name}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, below);
    else if (entry.isFile()) yield { path: join(root, below), name: below };
    else yield { path: below, code: 'NOT_A_FILE' };
  }
}

/** The files of a source that is a file or a folder of any depth, in order; links and the like become findings. */
export async function* sourceFiles(root: string): AsyncGenerator<SourceFile | SourceFinding> {
  const isFile = (await lstat(root)).isFile();
  if (isFile) yield { path: root, name: basename(root) };
  else yield* filesBelow(root, '');
}

/** A fault of disk, medium or permissions, in contrast to one of the program. */
export const isFileFault = (fault: unknown): boolean =>
  fault instanceof Error && 'syscall' in fault;
