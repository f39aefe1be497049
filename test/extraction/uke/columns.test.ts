import { describe, expect, it } from '@jest/globals';
import * as columns from '../../../src/features/extraction/engines/uke/columns.js';
import type { Columns } from '../../../src/features/extraction/engines/uke/uke-record.js';
import { definition } from '../read-source.js';

const { COMMENTS, MEDICAL_ITEMS } = columns;
const items = (kind: string): Columns => MEDICAL_ITEMS.get(kind)?.columns ?? {};
const comments = (kind: string): Columns => COMMENTS.get(kind) ?? {};

/** Which columns of the reader a source of the definition means. */
const RECORDS: Readonly<Record<string, readonly Columns[]>> = {
  '医科 IR': [columns.IR],
  '医科 RE': [columns.RE],
  '医科 HO': [columns.HO],
  '医科 KO': [columns.KO],
  '医科 SN': [columns.SN],
  '医科 SY': [columns.SY],
  '医科 ': [items('SI'), items('IY'), items('TO')],
  '医科 SI・IY': [items('SI'), items('IY')],
  '医科 TO': [items('TO')],
  '医科 CO': [comments('CO')],
  '医科 SJ': [comments('SJ')],
  'DPC BU': [columns.BU],
  'DPC KK': [columns.KK],
  'DPC GT': [columns.GT],
  'DPC SB': [columns.SB],
  'DPC CD': [columns.CD],
  '調剤 YK': [columns.YK],
  '調剤 RE': [columns.DISPENSING_RE],
  '調剤 HO': [columns.DISPENSING_HO],
  '調剤 SH': [columns.SH],
  '調剤 CZ': [columns.CZ],
  '調剤 IY': [columns.DISPENSING_IY],
};

/** `UKE 医科 RE[13]` → record and position; other wordings tell no single position. */
const SOURCE = /^UKE (医科|DPC|調剤) ([A-Z・]*)\[(\d+)\]$/;

const positions = definition.tables
  .filter(({ name }) => /^(receipt|dpc_receipt|dispensing)/.test(name))
  .flatMap(({ items: defined }) => defined)
  .filter(({ name }) => name !== 'patient_id')
  .flatMap((item) =>
    (item.sources ?? []).flatMap((source) => {
      const [, file, record, at] = SOURCE.exec(source) ?? [];
      if (file === undefined || at === '0') return [];
      return [{ item: item.name, source, key: `${file} ${record ?? ''}`, at: Number(at) }];
    }),
  );

describe('the positions from which receipts are read', () => {
  it('are those the common data definition names', () => {
    expect(positions.length).toBeGreaterThan(100);
    const wrong = positions.filter(({ item, key, at }) =>
      (RECORDS[key] ?? [{}]).some((read: Columns) => read[item] !== at),
    );
    expect(wrong).toEqual([]);
  });
});
