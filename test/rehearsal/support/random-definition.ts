import fc from 'fast-check';
import type {
  CodeTable,
  ContractedTable,
  DataDefinition,
  DataItem,
  DataTable,
} from '../../../src/features/catalogue/index.js';

const CODE_TABLES: readonly CodeTable[] = [
  { name: 'yes_no', nameJa: '有無', version: '1', codes: { '0': '無', '1': '有' } },
  { name: 'wide', nameJa: '区分', version: '1', codes: { A: '甲', B: '乙', C: '丙', Z9: '他' } },
];

const PATTERNS = [
  '[0-9]{10}',
  '[!-~]+',
  '[A-Z]{2,3}-?[0-9]{4}',
  '(?:ABC|[1-5][0-9]{6})',
  '[0-9]{4}(-[0-9]{2}){0,2}',
  ' *[0-9]{5,8}',
  '[^,"]{3,12}',
  '\\d{3}(?:,\\d{3})*',
  '\\p{Script=Han}{1,4}',
  '[ァ-ヴー]+',
];

const NAMES = [
  'birth_date',
  'sex',
  'name_kana',
  'value',
  'unit',
  'drug_name',
  'started_on',
  'address',
];

const typed = fc.oneof(
  fc.record({ type: fc.constant('string' as const), length: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ type: fc.constant('integer' as const), length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constantFrom('decimal', 'date', 'datetime', 'string') }),
  fc.record({ type: fc.constant('string' as const), pattern: fc.constantFrom(...PATTERNS) }),
  fc.record({
    type: fc.constant('string' as const),
    codeTable: fc.constantFrom(...CODE_TABLES.map(({ name }) => name)),
  }),
  fc.record({
    type: fc.constant('string' as const),
    format: fc.constantFrom('YYYYMMDD', 'YYYYMM'),
  }),
);

const item = (name: string): fc.Arbitrary<DataItem> =>
  fc.record({ rule: typed, required: fc.boolean() }).map(({ rule, required }) => ({
    name,
    nameJa: `項目${name}`,
    class: 'history' as const,
    required,
    ...(rule as Pick<DataItem, 'type'>),
  }));

const ids: readonly DataItem[] = [
  {
    ...{ name: 'institution_code', nameJa: '医療機関コード', type: 'string', length: 10 },
    ...{ required: true, pattern: '[0-9]{10}', class: 'identifier' },
  },
  {
    ...{ name: 'patient_id', nameJa: '患者ID', type: 'string', length: 64 },
    ...{ required: true, pattern: '[!-~]+', class: 'identifier' },
  },
];

interface Drawn {
  readonly person: boolean;
  readonly own: readonly DataItem[];
  readonly keyed: number;
  /** Numbers of earlier tables (or the own) to refer to. */
  readonly targets: readonly number[];
}

const drawn = (at: number): fc.Arbitrary<Drawn> =>
  fc.record({
    person: fc.boolean(),
    own: fc
      .uniqueArray(fc.constantFrom(...NAMES, 'code_1', 'code_2', 'note_3', 'seen_at', 'seq'), {
        minLength: 1,
        maxLength: 7,
      })
      .chain((names) => fc.tuple(...names.map(item))),
    keyed: fc.integer({ min: 1, max: 3 }),
    targets: fc.uniqueArray(fc.nat(at), { maxLength: 2 }),
  });

/** Tables one after another; a reference copies the key items of its target. */
function tablesOf(all: readonly Drawn[]): DataTable[] {
  const tables: DataTable[] = [];
  for (const [at, { person, own, keyed, targets }] of all.entries()) {
    const items = new Map((person ? ids : []).map((one): [string, DataItem] => [one.name, one]));
    const references = targets.flatMap((number) => {
      const target = tables[number];
      if (target === undefined) return [];
      const copies = target.key.map((name) => copied(target, name));
      const clash = copies.some((one) => {
        const there = items.get(one.name);
        return there !== undefined && JSON.stringify(there) !== JSON.stringify(one);
      });
      if (clash) return [];
      for (const one of copies) items.set(one.name, one);
      return [{ table: target.name, columns: copies.map(({ name }) => name) }];
    });
    for (const one of own) if (!items.has(one.name)) items.set(one.name, one);
    const named = [...items.values()];
    const key = [...(person ? ['institution_code', 'patient_id'] : [])];
    for (const { name } of named)
      if (key.length < keyed + (person ? 2 : 0) && !key.includes(name)) key.push(name);
    tables.push({
      name: `table_${at}`,
      nameJa: `表${at}`,
      sourceKind: 'common',
      key,
      references,
      items: named,
    });
  }
  return tables;
}

/** The ids keep their names everywhere; other key items get their table's, so that chains lead back. */
const copied = (target: DataTable, name: string): DataItem => {
  const found = target.items.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  const kept = /^(institution_code|patient_id|table_\d+_.*)$/.test(name);
  return kept ? found : { ...found, name: `${target.name}_${name}` };
};

export const definitions: fc.Arbitrary<DataDefinition> = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => drawn(at))))
  .map((all) => ({
    id: 'random',
    version: 1,
    titleJa: '任意の定義書',
    tables: tablesOf(all),
    codeTables: CODE_TABLES,
  }));

/** A definition with some of its tables and items contracted. */
export const specifications: fc.Arbitrary<{
  definition: DataDefinition;
  tables: ContractedTable[];
}> = definitions.chain((definition) =>
  fc
    .tuple(
      ...definition.tables.map(({ name, items }) =>
        fc.record({
          table: fc.constant(name),
          taken: fc.boolean(),
          items: fc.subarray(
            items.map((one) => one.name),
            { minLength: 1 },
          ),
        }),
      ),
    )
    .map((all) => ({
      definition,
      tables: all
        .filter(({ taken }, at) => taken || at === 0)
        .map(({ table, items }) => ({ table, items })),
    })),
);
