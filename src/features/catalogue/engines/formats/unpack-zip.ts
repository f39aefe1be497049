import { inflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** One file of an archive, still packed. */
export interface PackedEntry {
  readonly name: string;
  readonly compression: number;
  readonly data: Uint8Array;
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Names of everything in the archive, without unpacking anything; undefined where it is none. */
export function archiveNames(bytes: Uint8Array): string[] | undefined {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return false;
      },
    });
    return names;
  } catch {
    return undefined;
  }
}

/** Reads the central directory (APPNOTE 4.3.12) of an archive whose names were read before. */
export function packedEntries(bytes: Uint8Array): PackedEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== END) end -= 1;
  const entries: PackedEntry[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) break;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      compression: view.getUint16(at + 10, true),
      data: bytes.subarray(start, start + view.getUint32(at + 20, true)),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The content, of at most `left` bytes: counted while unpacking, whatever the archive declares. */
export function inflated(
  { compression, data }: PackedEntry,
  left: number,
): Uint8Array<ArrayBuffer> | 'too-large' | 'damaged' {
  if (compression === 0) return data.length > left ? 'too-large' : new Uint8Array(data);
  try {
    return new Uint8Array(inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }));
  } catch (fault) {
    const isFull = (fault as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    return isFull ? 'too-large' : 'damaged';
  }
}
