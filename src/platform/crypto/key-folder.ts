import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** An operator's key folder: the private key is locked with the passphrase in the file beside it. */
export interface KeyFolder {
  readonly secret: string;
  readonly passphrase: string;
  readonly public: string;
}

const FILES = { secret: 'secret.asc', passphrase: 'passphrase', public: 'public.asc' } as const;

/** Written and on disk before it returns; readable by the owner alone. */
export async function writeDurably(path: string, text: string, mode = 0o600): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** All three files or none: built beside the folder and renamed. Fails where a key already lies. */
export async function writeKeyFolder(folder: string, keys: KeyFolder): Promise<void> {
  const target = resolve(folder);
  const parent = dirname(target);
  const building = join(parent, `.${basename(target)}.part-${randomUUID()}`);
  await mkdir(parent, { recursive: true });
  await mkdir(building, { mode: 0o700 });
  try {
    await writeDurably(join(building, FILES.secret), keys.secret);
    await writeDurably(join(building, FILES.passphrase), `${keys.passphrase}\n`);
    await writeDurably(join(building, FILES.public), keys.public, 0o644);
    await syncFolder(building);
    await rename(building, target);
    await syncFolder(parent);
  } catch (fault) {
    await rm(building, { recursive: true, force: true });
    throw fault;
  }
}

export async function readKeyFolder(folder: string): Promise<KeyFolder> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  return {
    secret: await read(FILES.secret),
    passphrase: (await read(FILES.passphrase)).trim(),
    public: await read(FILES.public),
  };
}
