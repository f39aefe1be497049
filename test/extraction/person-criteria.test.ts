import { describe, expect, it } from '@jest/globals';
import type { DiseaseCriteria } from '../../src/features/contract/index.js';
import { DiseaseMatch } from '../../src/features/extraction/domain/disease-match.js';
import { PersonCriteria } from '../../src/features/extraction/domain/person-criteria.js';
import { visitOf } from '../../src/features/extraction/domain/visit.js';

const NONE: DiseaseCriteria = {
  icd10: [],
  managementNumbers: [],
  receiptCodes: [],
  suspected: true,
};
const matching = (criteria: Partial<DiseaseCriteria>) => new DiseaseMatch({ ...NONE, ...criteria });

describe('target diseases', () => {
  it.each([
    ['E11', 'E11', true],
    ['E11', 'E119', true],
    ['E11', 'E11.9', true],
    ['E11', 'E11.2†', true],
    ['E11', 'ｅ１１９', true],
    ['E11', 'E10', false],
    ['E119', 'E11', false],
    ['E10-E14', 'E10', true],
    ['E10-E14', 'E149', true],
    ['E10-E14', 'E15', false],
    ['E10-E14', 'E099', false],
    ['C00-D09', 'C509', true],
    ['C00-D09', 'D091', true],
    ['C00-D09', 'D10', false],
    ['E112-E114', 'E113', true],
    ['E112-E114', 'E115', false],
  ])('of ICD-10 %s: is %s one? %s', (entry, icd10, expected) => {
    expect(matching({ icd10: [entry] }).matches('diagnosis', { icd10 })).toBe(expected);
  });

  it('are recognised in every table that holds diseases, by the codes it has', () => {
    const match = matching({
      icd10: ['K29'],
      managementNumbers: ['20054174'],
      receiptCodes: ['5359001'],
    });
    const rows: [string, Record<string, string>][] = [
      ['diagnosis', { icd10: 'K297' }],
      ['diagnosis', { disease_code: '20054174', disease_code_system: 'MDCDX2' }],
      ['mml_diagnosis', { diagnosis_code: '5359001.8002' }],
      ['receipt_disease', { disease_code: '5359001' }],
      ['dpc_receipt_disease', { disease_code: '9999999', icd10: 'K291' }],
      ['dpc_form1', { code: 'A006010', payload_2: 'K297' }],
      ['registry_enrollment', { icd10: 'K29.7' }],
    ];
    for (const [table, values] of rows)
      expect([table, match.matches(table, values)]).toEqual([table, true]);
    const others: [string, Record<string, string>][] = [
      ['dpc_form1', { code: 'A000020', payload_2: 'K297' }],
      ['prescription', { drug_code: '5359001' }],
      ['lab_result', { item_code: 'K297' }],
      ['diagnosis', { icd10: '', disease_code: '' }],
    ];
    for (const [table, values] of others)
      expect([table, match.matches(table, values)]).toEqual([table, false]);
  });

  it('leave suspected ones out only where the contract does', () => {
    const rows: [string, Record<string, string>][] = [
      ['receipt_disease', { disease_code: '5359001', modifier_codes: '40498002' }],
      ['mml_diagnosis', { diagnosis_code: '5359001', certainty: 'suspectedDiagnosis' }],
      ['mml_diagnosis', { diagnosis_code: '5359001.8002' }],
    ];
    const target = { receiptCodes: ['5359001'] };
    for (const [table, values] of rows) {
      expect(matching(target).matches(table, values)).toBe(true);
      expect(matching({ ...target, suspected: false }).matches(table, values)).toBe(false);
    }
    // 8002 across two codes is not the modifier.
    const across = { disease_code: '5359001', modifier_codes: '40480021' };
    expect(matching({ ...target, suspected: false }).matches('receipt_disease', across)).toBe(true);
  });
});

describe('the target population', () => {
  const aged = (birth_date: string, from: number, to: number, on = '2026-03-01') =>
    new PersonCriteria({ population: { age: { on, from, to } } }).fits({ birth_date });

  it.each([
    ['1986-03-01', true],
    ['1986-03-02', false],
    ['1985-03-02', true],
    ['1985-03-01', false],
    ['', false],
    ['不明', false],
  ])('of 40 full years on 1 March 2026: born %s, %s', (birth, expected) => {
    expect(aged(birth, 40, 40)).toBe(expected);
  });

  it('lets who was born on 29 February be a year older on 1 March', () => {
    expect(aged('2004-02-29', 22, 22, '2026-02-28')).toBe(false);
    expect(aged('2004-02-29', 22, 22, '2026-03-01')).toBe(true);
  });

  it('takes a birth date without its day only if every day of the month fits', () => {
    expect(aged('1986-02', 40, 40)).toBe(true);
    expect(aged('1986-03', 40, 40)).toBe(false);
  });

  it('by sex, takes only the sexes named', () => {
    const women = new PersonCriteria({ population: { sexes: ['F'] } });
    expect([women.fits({ sex: 'F' }), women.fits({ sex: 'M' }), women.fits({})]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('asks for rows of a table until there are enough', () => {
    const criteria = new PersonCriteria({
      population: { rows: [{ table: 'lab_result', atLeast: 2 }] },
    });
    const remaining = criteria.begin();
    criteria.note(remaining, 'prescription', {});
    criteria.note(remaining, 'lab_result', {});
    expect(remaining).toEqual([1]);
    criteria.note(remaining, 'lab_result', {});
    criteria.note(remaining, 'lab_result', {});
    expect(remaining).toEqual([0]);
    expect(criteria.askForRows).toBe(true);
    expect(new PersonCriteria({}).askForRows).toBe(false);
  });
});

describe('a visit after the notice', () => {
  it.each([
    ['lab_result', { collected_at: '2026-10-01T09:00' }, '2026-10-01'],
    ['lab_result', { collected_at: '2026-09-30T09:00' }, undefined],
    // Of a month nobody knows the day: the last one, and only if the whole month is after the notice.
    ['receipt', { service_month: '202610' }, '2026-10-31'],
    ['receipt', { service_month: '202609' }, undefined],
    ['diagnosis', { started_on: '2026-10-05' }, undefined],
    ['prescription', {}, undefined],
  ])('in %s %j is %s', (table, values, expected) => {
    expect(visitOf(table, values, '2026-10-01')).toBe(expected);
  });
});
