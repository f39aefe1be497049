import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  checkDefinition,
  definitionFindings,
} from '../../src/features/catalogue/domain/check-definition.js';
import {
  fromMessage,
  toMessage,
} from '../../src/features/catalogue/application/definition-message.js';
import type { DataDefinition, DataTable } from '../../src/features/catalogue/index.js';
import { digestOf } from '../../src/kernel/canonical-json.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const table: DataTable = {
  name: 'patient',
  nameJa: '患者',
  sourceKind: 'common',
  key: ['id'],
  items: [{ name: 'id', nameJa: '番号', type: 'string', required: true, class: 'identifier' }],
};
const small = (change: Partial<DataTable> = {}): DataDefinition => ({
  id: 'test/small',
  version: 1,
  titleJa: '試験',
  tables: [{ ...table, ...change }],
  codeTables: [],
});
const codes = (definition: DataDefinition) =>
  definitionFindings(definition).map(({ error, facts }) => [error.code, ...Object.values(facts)]);

describe('a data definition', () => {
  it('of the operators, version 1, is consistent', () => {
    expect(codes(common)).toEqual([]);
    expect(checkDefinition(common).ok).toBe(true);
  });

  it('travels without loss', () => {
    expect(digestOf(fromMessage(toMessage(common)))).toBe(digestOf(common));
  });

  it('has each name once', () => {
    const [item] = table.items as [DataTable['items'][number]];
    expect(codes(small({ items: [item, item] }))).toEqual([
      ['DEFINITION_NAME_TWICE', 'patient.id'],
    ]);
    expect(codes({ ...small(), tables: [table, table] })).toEqual([
      ['DEFINITION_NAME_TWICE', 'patient'],
    ]);
  });

  it('finds rows by items of the table', () => {
    expect(codes(small({ key: ['number'] }))).toEqual([
      ['DEFINITION_KEY_UNKNOWN', 'patient', 'number'],
    ]);
    expect(codes(small({ key: [] }))).toEqual([['DEFINITION_EMPTY', 'patient.key']]);
  });

  it('refers to tables it has, by as many columns as their key', () => {
    const broken = [['DEFINITION_REFERENCE_BROKEN', 'patient', 'visit']];
    expect(codes(small({ references: [{ columns: ['id'], table: 'visit' }] }))).toEqual(broken);
    const self = [['DEFINITION_REFERENCE_BROKEN', 'patient', 'patient']];
    expect(codes(small({ references: [{ columns: ['nr'], table: 'patient' }] }))).toEqual(self);
    expect(codes(small({ references: [{ columns: [], table: 'patient' }] }))).toEqual(self);
    expect(codes(small({ references: [{ columns: ['id'], table: 'patient' }] }))).toEqual([]);
  });

  it('has every code table an item names, and patterns that compile', () => {
    const [item] = table.items as [DataTable['items'][number]];
    expect(codes(small({ items: [{ ...item, codeTable: 'sex', pattern: '[' }] }))).toEqual([
      ['DEFINITION_CODE_TABLE_MISSING', 'patient.id', 'sex'],
      ['DEFINITION_PATTERN_INVALID', 'patient.id'],
    ]);
  });

  it('has texts that a workbook can give back: no spaces around, no stray line breaks', () => {
    const [item] = table.items as [DataTable['items'][number]];
    expect(codes(small({ nameJa: '患者 ', grain: '1行\n1人' }))).toEqual([
      ['DEFINITION_TEXT_UNCLEAN', 'patient.nameJa'],
    ]);
    expect(codes(small({ items: [{ ...item, sources: ['a\nb'], pattern: ' *[0-9]' }] }))).toEqual([
      ['DEFINITION_TEXT_UNCLEAN', 'patient.id.sources'],
    ]);
    expect(codes(small({ items: [{ ...item, sources: [] }] }))).toEqual([
      ['DEFINITION_EMPTY', 'patient.id.sources'],
    ]);
  });
});
