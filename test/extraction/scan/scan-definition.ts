import type { DataDefinition, DataItem } from '../../../src/features/catalogue/index.js';

const item = (name: string, rest: Partial<DataItem> = {}): DataItem => ({
  name,
  nameJa: name,
  type: 'string',
  class: 'history',
  ...rest,
});

const who = [
  item('institution_code', { required: true, pattern: '[0-9]{10}' }),
  item('patient_id', { required: true, pattern: '[!-~]+', length: 8 }),
];

const references = [{ columns: ['institution_code', 'patient_id'], table: 'patient' }];

/** A small definition with every kind of item. */
export const scanDefinition: DataDefinition = {
  id: 'test/scan',
  version: 1,
  titleJa: '検査',
  codeTables: [{ name: 'sex', nameJa: '性別', version: '1', codes: { M: '男', F: '女' } }],
  tables: [
    {
      name: 'patient',
      nameJa: '患者',
      sourceKind: 'common',
      key: ['institution_code', 'patient_id'],
      items: [
        ...who,
        item('name_kana', { class: 'identifier', length: 6 }),
        item('birth_date', { type: 'date', class: 'quasi-identifier' }),
        item('sex', { codeTable: 'sex' }),
      ],
    },
    {
      name: 'visit',
      nameJa: '受診',
      sourceKind: 'common',
      key: ['institution_code', 'patient_id', 'number'],
      references,
      items: [
        ...who,
        item('number', { type: 'integer', required: true }),
        item('seen_at', { type: 'datetime' }),
        item('planned_on', { type: 'date' }),
        item('cost', { type: 'decimal', length: 6 }),
        item('kind', { pattern: 'in|out' }),
        item('grade', { pattern: '[A-C]{1,2}' }),
        item('note', { length: 100 }),
      ],
    },
    {
      name: 'drug',
      nameJa: '薬',
      sourceKind: 'common',
      key: ['institution_code', 'patient_id', 'number', 'drug'],
      references: [
        ...references,
        { columns: ['institution_code', 'patient_id', 'number'], table: 'visit' },
      ],
      items: [
        ...who,
        item('number', { type: 'integer', required: true }),
        item('drug', { length: 4 }),
        item('given_on', { length: 10, format: 'YYYYMMDD' }),
      ],
    },
  ],
};
