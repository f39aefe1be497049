import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { volumeName } from '../../domain/package-name.js';

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What the program left under the working name: the archive itself, or volumes `.001`, `.002` … */
async function made(building: string): Promise<string[]> {
  const folder = dirname(building);
  const name = basename(building);
  const files = await readdir(folder);
  return files
    .filter((file) => file === name || /^\.\d{3,}$/.test(file.slice(name.length)))
    .filter((file) => file.startsWith(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .map((file) => join(folder, file));
}

/** Gives finished volumes their names, on disk; returns the paths in order. */
export async function publishVolumes(building: string, target: string): Promise<string[]> {
  const parts = await made(building);
  const paths = parts.map((_, index) => volumeName(target, index + 1, parts.length));
  for (const [index, part] of parts.entries()) {
    await syncFile(part);
    await rename(part, paths[index] ?? target);
  }
  return paths;
}

export async function removeVolumes(building: string): Promise<void> {
  for (const part of await made(building)) await rm(part, { force: true });
}
