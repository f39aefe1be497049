import { describe, expect, it } from '@jest/globals';
import { valueCheck } from '../../src/features/extraction/domain/check-value.js';
import { definition } from './support.js';

const COLUMNS = {
  patient:
    'institution_code patient_id name_kanji name_kana birth_date sex postal_code address phone insurer_number insured_symbol insured_number insured_branch',
  lab_result:
    'institution_code patient_id order_number specimen_number sequence collected_at item_code item_code_system item_name value unit reference_range abnormal_flag result_status',
  prescription:
    'institution_code patient_id order_number sequence component order_kind ordered_at started_at drug_code drug_code_system drug_name dose dose_unit total total_unit usage_code usage_name duration',
  diagnosis:
    'institution_code patient_id sequence problem_id disease_code disease_code_system disease_name icd10 started_on ended_on outcome_code outcome_name principal',
};

describe('the common data definition, version 1', () => {
  it('has the four tables with the agreed columns', () => {
    const columns = definition.tables.map(({ name, items }) => [
      name,
      items.map((item) => item.name).join(' '),
    ]);
    expect(Object.fromEntries(columns)).toEqual(COLUMNS);
  });

  it('names existing columns and tables in keys and references', () => {
    for (const { key, references = [], items } of definition.tables) {
      const names = items.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining([...key]));
      for (const { table, columns } of references) {
        expect(names).toEqual(expect.arrayContaining([...columns]));
        expect(definition.tables.find(({ name }) => name === table)?.key).toEqual(columns);
      }
    }
  });

  it('tells every item’s Japanese name, class and source, and has patterns and code tables that work', () => {
    for (const { items } of definition.tables)
      for (const item of items) {
        expect([item.nameJa, item.class, item.sources].every(Boolean)).toBe(true);
        expect(() => valueCheck(item, definition.codeTables)).not.toThrow();
      }
  });
});
