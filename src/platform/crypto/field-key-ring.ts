import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeDurably } from './key-folder.js';

/**
 * Keys of encrypted fields, in a file outside the database (0600). `current` seals; older keys still open
 * what they sealed. The index key does not rotate with them: keyed hashes must stay comparable.
 */
export interface FieldKeyRing {
  readonly version: 1;
  readonly current: string;
  /** Key id → 32 bytes, base64. */
  readonly keys: Readonly<Record<string, string>>;
  /** 32 bytes, base64. */
  readonly indexKey: string;
}

const newKey = () => randomBytes(32).toString('base64');
const newKeyId = () => `k${randomBytes(4).toString('hex')}`;

export function newFieldKeyRing(): FieldKeyRing {
  const current = newKeyId();
  return { version: 1, current, keys: { [current]: newKey() }, indexKey: newKey() };
}

/** The ring with a fresh sealing key; what was sealed before can still be opened. */
export function rotated(ring: FieldKeyRing): FieldKeyRing {
  const current = newKeyId();
  return { ...ring, current, keys: { ...ring.keys, [current]: newKey() } };
}

export async function writeFieldKeyRing(path: string, ring: FieldKeyRing): Promise<void> {
  const building = `${path}.part-${randomBytes(6).toString('hex')}`;
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(building, JSON.stringify(ring));
  await rename(building, path);
  await syncFolder(dirname(path));
}

const is32Bytes = (key: unknown): boolean =>
  typeof key === 'string' && Buffer.from(key, 'base64').length === 32;

const isRing = (ring: Partial<FieldKeyRing>): ring is FieldKeyRing =>
  ring.version === 1 &&
  is32Bytes(ring.indexKey) &&
  Object.values(ring.keys ?? {}).every(is32Bytes) &&
  typeof ring.current === 'string' &&
  ring.current in (ring.keys ?? {});

/** Throws where the file is no key ring: a wrong ring must stop the start, not seal with new keys. */
export async function readFieldKeyRing(path: string): Promise<FieldKeyRing> {
  const ring = JSON.parse(await readFile(path, 'utf8')) as Partial<FieldKeyRing>;
  if (isRing(ring)) return ring;
  throw new Error(`${path} is not a key ring of encrypted fields.`);
}
