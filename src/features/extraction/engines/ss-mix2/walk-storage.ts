import type { Dirent } from 'node:fs';
import { opendir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFinding } from '../../domain/source-finding.js';
import type { StoredMessage } from './select-messages.js';
import { locate } from './storage-path.js';

/** Files of one patient's folder, named and placed correctly or not. */
export interface PatientFolder {
  readonly patientId: string;
  readonly messages: StoredMessage[];
  /** Findings on what does not belong where it lies; one file may have several. */
  readonly strays: SourceFinding[];
  /** Number of files among the strays. */
  strayFiles: number;
}

/** Place of a folder below the storage: `['999','901','9999013']` is a patient's. */
export type FolderPath = readonly string[];

const PATIENT_DEPTH = 3;
/** Entries asked of the system at once. */
const AT_ONCE = 1024;

/** What a folder holds, in one order on every machine: by UTF-16 code unit, not by locale. */
interface Entries {
  readonly folders: readonly string[];
  readonly others: readonly Dirent[];
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : 1);

function sorted(folders: string[], others: Dirent[]): Entries {
  return {
    folders: folders.sort(inOrder),
    others: others.sort((a, b) => inOrder(a.name, b.name)),
  };
}

/** Of a patient's folders: small, and read at once. */
async function entriesOf(root: string, path: FolderPath): Promise<Entries | null> {
  try {
    const all = await readdir(join(root, ...path), { withFileTypes: true });
    const folders = all.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return sorted(
      folders,
      all.filter((entry) => !entry.isDirectory()),
    );
  } catch {
    return null;
  }
}

/** Of the folders above: one may hold all patients of a hospital, so only their names are kept. */
async function manyEntriesOf(root: string, path: FolderPath): Promise<Entries | null> {
  try {
    const folders: string[] = [];
    const others: Dirent[] = [];
    for await (const entry of await opendir(join(root, ...path), { bufferSize: AT_ONCE }))
      if (entry.isDirectory()) folders.push(entry.name);
      else others.push(entry);
    return sorted(folders, others);
  } catch {
    return null;
  }
}

export const emptyFolder = (patientId: string): PatientFolder => ({
  patientId,
  messages: [],
  strays: [],
  strayFiles: 0,
});

function place(folder: PatientFolder, entry: Dirent, path: FolderPath): void {
  const text = path.join('/');
  if (!entry.isFile()) {
    folder.strays.push({ path: text, code: 'NOT_A_FILE' });
    folder.strayFiles += 1;
    return;
  }
  const located = locate(path);
  if (typeof located !== 'string') {
    folder.messages.push({ path: text, name: located });
    return;
  }
  folder.strays.push({ path: text, code: located });
  folder.strayFiles += 1;
}

/** All files below a folder; what is no file of this patient becomes a stray. */
export async function collect(
  root: string,
  path: FolderPath,
  folder: PatientFolder,
): Promise<PatientFolder> {
  const entries = await entriesOf(root, path);
  if (entries === null) folder.strays.push({ path: path.join('/'), code: 'UNREADABLE' });
  for (const name of entries?.folders ?? []) await collect(root, [...path, name], folder);
  for (const entry of entries?.others ?? []) place(folder, entry, [...path, entry.name]);
  return folder;
}

/**
 * Folders of patients in order, one at a time. Files above them and unreadable folders come as a
 * folder without messages.
 */
export async function* patientFolders(
  root: string,
  path: FolderPath = [],
): AsyncGenerator<FolderPath | PatientFolder> {
  const entries = await manyEntriesOf(root, path);
  const odd = emptyFolder('');
  if (entries === null) odd.strays.push({ path: path.join('/') || '.', code: 'UNREADABLE' });
  for (const entry of entries?.others ?? []) place(odd, entry, [...path, entry.name]);
  for (const name of entries?.folders ?? []) {
    const below = [...path, name];
    if (below.length === PATIENT_DEPTH) yield below;
    else yield* patientFolders(root, below);
  }
  if (odd.strays.length > 0) yield odd;
}
