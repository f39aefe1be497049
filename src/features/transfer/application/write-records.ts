import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import { handoverDigest, type HandoverDigest, type RecordLine } from '../domain/handover-record.js';

/**
 * Lines per OpenPGP message, about 7 MB of text: a larger hand-over becomes several armored messages one
 * after another, so that memory stays bounded.
 */
const CHUNK = 20_000;
/** Lines after which what compresses and writes the last message gets its turn: it asks for one every 16 KB. */
const TURN = 200;

/** Writes NDJSON of all persons, encrypted to the own key, to `path`; nothing is ever in plain on disk. */
export async function writeRecords(
  records: Iterable<RecordLine>,
  keyring: Keyring,
  path: string,
  chunk = CHUNK,
): Promise<HandoverDigest> {
  const file = await open(path, 'wx', 0o600);
  const digests: string[] = [];
  let lines: string[] = [];
  // One message is encrypted, largely in threads of its own, while the lines of the next are made.
  let written: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const text = lines.join('');
    lines = [];
    await written;
    written = keyring
      .encrypt(text, [keyring.publicKey()])
      .then((message) => file.writeFile(message));
    // A fault is thrown where it is awaited; by then the loop may still be at its lines.
    written.catch(() => undefined);
  };
  try {
    for (const { digest, text } of records) {
      digests.push(digest);
      lines.push(`${text}\n`);
      if (lines.length === chunk) await flush();
      else if (lines.length % TURN === 0) await setImmediate();
    }
    if (lines.length > 0 || digests.length === 0) await flush();
    await written;
  } finally {
    await written.catch(() => undefined);
    await file.close();
  }
  return handoverDigest(digests);
}
