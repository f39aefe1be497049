import type { DataDefinition, DataItem } from '../../src/features/catalogue/index.js';

/** An operator's own laboratory results, to the common definition's. */
export const RULES = `
kind: yuzu.conversion
schemaVersion: 1
name: yamato-to-common
version: 1
titleJa: やまと検体検査の変換
source: { id: yamato/own, version: 1 }
target: { id: test/common, version: 1 }
tables:
  - from: kensa
    to: lab_result
    rules:
      - from: kanja_no
        to: patient_id
        steps: [{ zeroFill: 10 }]
        examples:
          - { in: 123, out: 0000000123 }
          - { in: 12345678901, refused: true }
      - from: sei
        to: sex
        steps: [{ map: { codes: { 01: M, 02: F }, rest: { default: U } } }]
        examples:
          - { in: 01, out: M }
          - { in: 09, out: U }
      - from: saiketsu_bi
        to: collected_on
        steps: [{ date: { from: GYYMMDD, to: YYYY-MM-DD } }]
        examples:
          - { in: 5060401, out: 2024-04-01 }
          - { in: 20240401, refused: true }
      - from: creatinine
        to: value
        steps: [{ unit: { factor: 1/88.4, decimals: 2 } }]
        examples: [{ in: 100, out: 1.13 }]
      - to: unit
        steps: [{ constant: mg/dL }]
        examples: [{ in: [], out: mg/dL }]
      - from: [shimei_sei, shimei_mei]
        to: name
        steps: [{ join: { with: ' ' } }]
        examples: [{ in: [見本, 花子], out: 見本 花子 }]
`;

const item = (name: string, change: Partial<DataItem> = {}): DataItem => ({
  name,
  nameJa: name,
  type: 'string',
  class: 'static-attribute',
  ...change,
});

const definition = (
  id: string,
  table: string,
  items: DataItem[],
  codes: Record<string, Record<string, string>> = {},
): DataDefinition => ({
  id,
  version: 1,
  titleJa: id,
  codeTables: Object.entries(codes).map(([name, all]) => ({
    name,
    nameJa: name,
    version: '1',
    codes: all,
  })),
  tables: [
    { name: table, nameJa: table, sourceKind: 'common', key: [items[0]?.name ?? ''], items },
  ],
});

export const COMMON = definition(
  'test/common',
  'lab_result',
  [
    item('patient_id', { length: 10, required: true }),
    item('name'),
    item('sex', { codeTable: 'sex' }),
    item('collected_on', { type: 'date' }),
    item('value', { type: 'decimal' }),
    item('unit'),
    item('ward', { length: 4 }),
    item('specimen', { required: true }),
  ],
  { sex: { M: '男', F: '女', U: '不明' } },
);

export const OWN = definition(
  'yamato/own',
  'kensa',
  [
    item('kanja_no', { length: 8 }),
    item('shimei_sei'),
    item('shimei_mei'),
    item('sei', { codeTable: 'sei' }),
    item('saiketsu_bi', { format: 'GYYMMDD', length: 7 }),
    item('creatinine', { type: 'decimal', unit: 'umol/L' }),
    item('ward', { length: 20 }),
    item('memo'),
  ],
  { sei: { '01': '男', '02': '女' } },
);
