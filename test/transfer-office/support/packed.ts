import {
  type DigestedRecord,
  handoverDigest,
  handoverKey,
  recordLine,
} from '../../../src/features/transfer/domain/handover-record.js';
import type { FileSeal } from '../../../src/features/transfer/domain/manifest.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';

export const PASSPHRASE = 'the-passphrase-of-this-package';
export const SHA256 = sha256Hex('archive');
export const MANIFEST = sha256Hex('manifest');

const person = (patientId: string, nameKana: string, diagnoses: number) => ({
  ...{ institutionCode: '1310000001', patientId, nameKana, birthDate: '1950-01-01' },
  tables: [
    { table: 'patient', rows: 1 },
    { table: 'diagnosis', rows: diagnoses },
  ],
});
/** Who is in every package here. */
export const PERSONS = [person('P1', 'ヤマダ ハナコ', 2), person('P2', 'サトウ タロウ', 1)].map(
  (one) => JSON.parse(recordLine(one, handoverKey(PASSPHRASE)).text) as DigestedRecord,
);
export const ROOT = handoverDigest(PERSONS.map(({ digest }) => digest)).root;
export const ROWS = [
  { table: 'patient', rows: 2 },
  { table: 'diagnosis', rows: 3 },
];

/** The archive itself, or so many volumes of equal size. */
export function volumesOf(archive: FileSeal, count: number): FileSeal[] {
  if (count === 1) return [archive];
  return Array.from({ length: count }, (_, n) => {
    const name = `${archive.name}.${String(n + 1).padStart(3, '0')}`;
    return { name, bytes: archive.bytes / count, sha256: sha256Hex(name) };
  });
}
