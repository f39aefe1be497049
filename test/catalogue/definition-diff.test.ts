import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DataDefinition,
  type DataItem,
  type DefinitionChange,
  diffDefinitions,
} from '../../src/features/catalogue/index.js';
import { checkDefinition } from '../../src/features/catalogue/domain/check-definition.js';
import { definition as anyDefinition } from './support/arbitrary-definition.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const item: DataItem = {
  name: 'value',
  nameJa: '検査結果値',
  type: 'string',
  length: 20,
  class: 'history',
};
const base: DataDefinition = {
  id: 'test/diff',
  version: 1,
  titleJa: '試験',
  tables: [
    {
      name: 'lab',
      nameJa: '検査',
      sourceKind: 'ss-mix2',
      key: ['id'],
      items: [{ ...item, name: 'id', nameJa: '番号', class: 'identifier' }, item],
    },
  ],
  codeTables: [{ name: 'sex', nameJa: '性別', version: '1', codes: { M: '男', F: '女' } }],
};
const withItem = (change: Partial<DataItem>): DataDefinition => ({
  ...base,
  tables: base.tables.map((table) => ({
    ...table,
    items: table.items.map((one) => (one.name === 'value' ? { ...one, ...change } : one)),
  })),
});
const withCodes = (codes: Record<string, string>): DataDefinition => ({
  ...base,
  codeTables: base.codeTables.map((table) => ({ ...table, codes })),
});
const told = (before: DataDefinition, after: DataDefinition) =>
  diffDefinitions(before, after).changes.map(({ kind, place, aspect, breaks }) => [
    kind,
    place,
    aspect ?? '-',
    breaks.join('+') || 'nobody',
  ]);

describe('the difference of two versions', () => {
  it.each<[string, Partial<DataItem>, string]>([
    ['length', { length: 10 }, 'narrowed'],
    ['length', { length: 30 }, 'widened'],
    ['required', { required: true }, 'narrowed'],
    ['type', { type: 'decimal' }, 'narrowed'],
    ['pattern', { pattern: '[0-9]+' }, 'narrowed'],
    ['codeTable', { codeTable: 'sex' }, 'narrowed'],
    ['unit', { unit: 'mg' }, 'changed'],
    ['caution', { caution: '注意' }, 'reworded'],
  ])('calls another %s what it is: %j is %s', (aspect, change, kind) => {
    const breaks = { narrowed: 'producing', widened: 'reading', changed: 'producing+reading' }[
      kind
    ];
    expect(told(base, withItem(change))).toEqual([[kind, 'lab.value', aspect, breaks ?? 'nobody']]);
  });

  it('says that types neither of which holds the other changed', () => {
    const integer = withItem({ type: 'integer' });
    expect(told(integer, withItem({ type: 'date' }))).toEqual([
      ['changed', 'lab.value', 'type', 'producing+reading'],
    ]);
    expect(told(withItem({ type: 'date' }), withItem({ type: 'datetime' }))).toEqual([
      ['widened', 'lab.value', 'type', 'reading'],
    ]);
  });

  it('is breaking for the provider where a code goes, for the recipient where one comes', () => {
    expect(told(base, withCodes({ M: '男性', U: '不明' }))).toEqual([
      ['removed', 'sex:F', '-', 'producing'],
      ['added', 'sex:U', '-', 'reading'],
      ['reworded', 'sex:M', 'text', 'nobody'],
    ]);
  });

  it('states a rename only where nothing else can be meant', () => {
    expect(told(base, withItem({ name: 'result' }))).toEqual([
      ['renamed', 'lab.result', '-', 'producing+reading'],
    ]);
    expect(told(base, withItem({ name: 'result', length: 21 }))).toEqual([
      ['removed', 'lab.value', '-', 'producing+reading'],
      ['added', 'lab.result', '-', 'nobody'],
    ]);
    const twins = (names: string[]) => ({
      ...base,
      tables: base.tables.map((table) => ({
        ...table,
        items: [...table.items, ...names.map((name) => ({ ...item, name, nameJa: '同じ' }))],
      })),
    });
    expect(told(twins(['a', 'b']), twins(['c'])).map(([kind]) => kind)).toEqual([
      'removed',
      'removed',
      'added',
    ]);
  });

  it('follows a renamed item into the key, and does not call the key changed', () => {
    const [table] = base.tables as [DataDefinition['tables'][number]];
    const [id, value] = table.items as [DataItem, DataItem];
    const renamed = { ...table, key: ['number'], items: [{ ...id, name: 'number' }, value] };
    expect(told(base, { ...base, tables: [renamed] })).toEqual([
      ['renamed', 'lab.number', '-', 'producing+reading'],
    ]);
  });

  it('reads as Japanese and English sentences that say whom it concerns', () => {
    const [change] = diffDefinitions(base, withItem({ length: 10 })).changes;
    expect(change?.ja).toBe(
      '項目「検査結果値」（lab.value）の最大文字数を厳しくしました（「20」 → 「10」）。提供側の作成に影響します。',
    );
    expect(change?.en).toBe(
      'The length of the item "lab.value" was narrowed ("20" → "10"). It breaks producing at the provider.',
    );
  });

  it('is empty for equal definitions, whatever their numbers', () => {
    expect(diffDefinitions(common, { ...common, version: 2 }).changes).toEqual([]);
    fc.assert(
      fc.property(anyDefinition, (one) => {
        expect(diffDefinitions(one, structuredClone(one)).changes).toEqual([]);
      }),
    );
  });

  it('reports every mutation of any property, element or code', () => {
    fc.assert(
      fc.property(anyDefinition, fc.nat(), fc.nat(), (one, place, how) => {
        const mutant = mutate(one, place, how);
        fc.pre(mutant !== undefined);
        expect(diffDefinitions(one, mutant as DataDefinition).changes).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('widens one way exactly what it narrows the other', () => {
    const marks = (changes: readonly DefinitionChange[], kind: string) =>
      changes
        .filter((change) => change.kind === kind)
        .map(({ place, aspect }) => `${place} ${aspect ?? ''}`)
        .sort();
    fc.assert(
      fc.property(anyDefinition, fc.nat(), fc.nat(), (one, place, how) => {
        const other = (mutate(one, place, how) ?? one) as DataDefinition;
        fc.pre(checkDefinition(other).ok);
        const there = diffDefinitions(one, other).changes;
        const back = diffDefinitions(other, one).changes;
        expect(marks(there, 'narrowed')).toEqual(marks(back, 'widened'));
        expect(marks(there, 'changed')).toEqual(marks(back, 'changed'));
        expect(marks(there, 'added').length).toBe(marks(back, 'removed').length);
      }),
      { numRuns: 200 },
    );
  });
});

type Place = [holder: Record<string, unknown> | unknown[], key: string | number];

/** Every place of a JSON value below the definition's number. */
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder)
    .filter((key) => key !== 'version' || !('tables' in holder))
    .flatMap((key) => [[holder, key] as Place, ...placesOf(holder[key])]);
}

const WORDS: Partial<Record<string, readonly string[]>> = {
  type: ['string', 'integer', 'decimal', 'date', 'datetime'],
  class: ['identifier', 'quasi-identifier', 'static-attribute', 'history'],
  sourceKind: ['common', 'ss-mix2', 'mml', 'receipt', 'dpc', 'registry'],
};

/** A copy that differs in one place: another value, an element removed, or two elements swapped. */
function mutate(one: DataDefinition, place: number, how: number): unknown {
  const copy = structuredClone(one);
  const places = placesOf(copy);
  const [holder, key] = places[place % places.length] as Place;
  const record = holder as Record<string, unknown>;
  const value = record[key];
  const words = WORDS[key];
  if (words)
    record[key] =
      words[(words.indexOf(value as string) + 1 + (how % (words.length - 1))) % words.length];
  else if (typeof value === 'string') record[key] = `${value}変`;
  else if (typeof value === 'number') record[key] = value + 1;
  else if (typeof value === 'boolean') record[key] = !value;
  else if (!Array.isArray(value) || value.length < 2) return undefined;
  else if (how % 2 === 0) value.pop();
  else value.push(value.shift());
  return copy;
}
