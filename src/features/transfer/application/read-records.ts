import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { DigestedRecord } from '../domain/handover-record.js';

const END = '-----END PGP MESSAGE-----\n';

/**
 * Records of NAME.records.asc (one or more armored messages of the own key), one message at a time.
 * Personal data: they go straight into encrypted storage.
 */
export async function* readHandoverRecords(
  text: string,
  keyring: Keyring,
): AsyncGenerator<Outcome<DigestedRecord[]>> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf(END, start);
    const next = end < 0 ? text.length : end + END.length;
    const opened = await keyring.decrypt(text.slice(start, next), keyring.publicKey());
    yield opened.ok ? ok(recordsIn(opened.value)) : opened;
    if (!opened.ok) return;
    start = next;
  }
}

const recordsIn = (ndjson: string): DigestedRecord[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DigestedRecord);
