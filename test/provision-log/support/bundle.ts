import { createHash } from 'node:crypto';
import {
  BUNDLE_FORM,
  checkpointLine,
  endLine,
  entryLine,
  headerLine,
  leavesLine,
  sealLine,
  sealText,
  witnessLine,
  witnessText,
} from '../../../src/features/provision-log/domain/bundle-format.js';
import { checkpointText, originOf } from '../../../src/features/provision-log/domain/checkpoint.js';
import {
  entryHash,
  type DeliveryEntry,
} from '../../../src/features/provision-log/domain/log-entry.js';
import { rootOfLeaves } from '../../../src/features/provision-log/domain/merkle-log.js';
import type { Keyring } from '../../../src/kernel/ports/keyring.js';

const AT = '2026-11-21T00:00:00.000Z';

export const deliveryAt = (sequence: number): DeliveryEntry => ({
  kind: 'delivery',
  version: 1,
  sequence,
  id: `id-${sequence}`,
  caseId: 'case',
  caseNumber: '0001',
  deliveredOn: '2026-11-21',
  dataUser: { name: '見本大学', address: '東京都', representative: '見本 太郎' },
  content: '匿名加工医療情報',
  method: 'セキュリティ便',
  persons: sequence,
  rows: [{ table: 'lab_result', rows: sequence }],
  documentSha256: '0'.repeat(64),
  retainUntil: '2029-11-21',
  recordedAt: AT,
  recordedBy: 'person:1',
});

export async function sealed(lines: readonly string[], origin: string, key: Keyring) {
  const content = lines.join('');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const seal = sealLine({ sha256, signature: await key.sign(sealText(origin, sha256)) });
  return `${content}${seal}${endLine(
    createHash('sha256')
      .update(content + seal)
      .digest('hex'),
  )}`;
}

/** Lines of an export of `size` deliveries, without seal and end. */
export async function bundleLines(size: number, key: Keyring, witness: Keyring): Promise<string[]> {
  const origin = originOf('AOBA');
  const entries = Array.from({ length: size }, (_, sequence) => deliveryAt(sequence));
  const leaves = entries.map(entryHash);
  const text = checkpointText({ origin, size, root: rootOfLeaves(leaves), at: AT });
  return [
    headerLine({
      yuzu: BUNDLE_FORM,
      operator: 'AOBA',
      origin,
      size,
      exportedAt: AT,
      withPersons: false,
      fingerprint: key.fingerprint(),
      publicKey: key.publicKey(),
    }),
    ...entries.map((entry) => entryLine(entry)),
    leavesLine(0, leaves),
    checkpointLine({ text, signature: await key.sign(text) }),
    witnessLine({
      operator: 'MINATO',
      text,
      signature: await witness.sign(witnessText(text)),
      publicKey: witness.publicKey(),
      witnessedAt: AT,
    }),
  ];
}
