import { refuse, type Refusal } from '../../../../kernel/outcome.js';
import { archiveErrors } from '../../domain/package-errors.js';
import type { SevenZipEntry } from './node-7z.js';

/** One compression and then AES: of branched methods (BCJ2) single branches could be in plain. */
const ENCRYPTED = /^(?<compression>[^ ]+) 7zAES:\d+$/;
/** `LZMA2:24`, `LZMA:48m`, `PPMD:o4:mem26`: memory as a power of two or with its unit; the rest of them takes little. */
const COMPRESSION =
  /^(?:(?:LZMA2?:|PPMD:o\d+:mem)(?<size>\d+)(?<unit>[bkm]?)(?::.*)?|Copy|BZip2|Deflate)$/;
const UNITS: Readonly<Record<string, number>> = { b: 1, k: 1 << 10, m: 1 << 20 };
/** Bytes a stream may take: four times what `yuzu pack` asks for, and what `7zz -mx=9` takes at most. */
const MOST_MEMORY = 1 << 28;

function memoryOf(compression: string): number {
  const found = COMPRESSION.exec(compression)?.groups;
  if (!found) return Infinity;
  const size = Number(found.size ?? 0);
  return size * (UNITS[found.unit ?? ''] ?? 0) || 2 ** size;
}

/** The refusal of an entry whose content is in plain, or takes more to decompress than anybody has to have. */
export function wrongMethod({ techInfo }: SevenZipEntry, file: string): Refusal | undefined {
  // An entry without content has no method, and nothing to encrypt: its name stands in the encrypted directory.
  if (Number(techInfo?.get('Size')) === 0) return undefined;
  const method = techInfo?.get('Method') ?? '-';
  const compression = ENCRYPTED.exec(method)?.groups?.compression;
  if (compression === undefined)
    return refuse(archiveErrors.ARCHIVE_NOT_ENCRYPTED, { file, reason: method });
  if (memoryOf(compression) <= MOST_MEMORY) return undefined;
  return refuse(archiveErrors.ARCHIVE_METHOD_UNSUPPORTED, { file, reason: method });
}
