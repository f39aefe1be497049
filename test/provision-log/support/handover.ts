import type { HandoverPackage } from '../../../src/features/provision-log/application/ports/handover-packages.js';
import type { Direction } from '../../../src/features/provision-log/domain/record-form.js';
import {
  handoverKey,
  recordLine,
  type DigestedRecord,
} from '../../../src/features/transfer/domain/handover-record.js';
import type { Keyring } from '../../../src/kernel/ports/keyring.js';

const KEY = handoverKey('the passphrase of the package');
export const PACKAGE_ID = '01939b4e-0000-7000-8000-000000000001';

/** Person number `n`; numbers tell persons apart. */
export const recordOf = (n: number): DigestedRecord => {
  const { text } = recordLine(
    {
      institutionCode: '0110113719',
      patientId: `P${String(n).padStart(7, '0')}`,
      nameKana: `ヤマダ タロウ${'アイウエオカキクケコ'[n % 10] ?? ''}`,
      birthDate: `19${String(50 + (n % 50))}-04-01`,
      tables: [
        { table: 'patient', rows: 1 },
        { table: 'lab_result', rows: 2 },
      ],
    },
    KEY,
  );
  return JSON.parse(text) as DigestedRecord;
};

export const recordsOf = (from: number, to: number): DigestedRecord[] =>
  Array.from({ length: to - from }, (_, i) => recordOf(from + i));

export const armored = (records: readonly DigestedRecord[], key: Keyring): Promise<string> =>
  key.encrypt(records.map((record) => `${JSON.stringify(record)}\n`).join(''), [key.publicKey()]);

export const packageOf = (
  direction: Direction,
  counterpart: string,
  persons: number,
): HandoverPackage => ({
  packageId: PACKAGE_ID,
  packageName: '2026_20261121_0001_AOBA_MINATO',
  rehearsal: false,
  direction,
  counterpart: {
    code: counterpart,
    name: `${counterpart}機構`,
    address: '東京都千代田区1-1',
    representative: '代表 花子',
  },
  caseNumber: '0001',
  contractId: 'contract-1',
  handedOverOn: '2026-11-21',
  ...(direction === 'received' ? { acquisition: '個別契約に基づく提供' } : {}),
  items: [
    { table: 'patient', items: ['patient_id', 'birth_date'] },
    { table: 'lab_result', items: ['item_code', 'value'] },
  ],
  persons,
  rows: [
    { table: 'patient', rows: persons },
    { table: 'lab_result', rows: 2 * persons },
  ],
});
