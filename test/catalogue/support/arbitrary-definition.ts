import fc from 'fast-check';
import type {
  CodeTable,
  DataDefinition,
  DataItem,
  DataTable,
} from '../../../src/features/catalogue/index.js';

/** Texts people write: Japanese, marks of CSV, XML and formulas, line breaks; trimmed and not empty. */
const char = fc.constantFrom(...Array.from('あア漢𠮷髙aZ09 　,"\'<>&=+-@\n;:_x0D\\%#→'), '_x000D_');
export const text = (max = 20): fc.Arbitrary<string> =>
  fc
    .array(char, { minLength: 1, maxLength: max })
    .map((chars) => chars.join('').trim())
    .filter((one) => one !== '');
const line = (max = 20) => text(max).map((one) => one.replaceAll('\n', '/'));

/** Drawn from a list: strings made from an expression take seconds to generate. */
const NAMES = ['a', 'b1', 'c_d', 'patient', 'value', 'item_2', 'sex', 'z9_', 'started_on', 'key'];
const CODES = ['M', '01', '1', '=A', '-', 'Z99', '007', '1E3', 'TRUE'];
const names = (min: number, max: number) =>
  fc.shuffledSubarray(NAMES, { minLength: min, maxLength: max });

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Without the properties that are undefined. */
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const itemOf = (name: string, codeTables: readonly string[]): fc.Arbitrary<DataItem> =>
  fc
    .record({
      name: fc.constant(name),
      nameJa: line(),
      nameEn: optional(line()),
      type: fc.constantFrom('string', 'integer', 'decimal', 'date', 'datetime'),
      length: optional(fc.integer({ min: 1, max: 1_000_000 })),
      format: optional(line()),
      required: optional(fc.boolean()),
      pattern: optional(fc.constantFrom('[0-9]{10}', '=+', 'あ|い', '[!-~]+')),
      unit: optional(line()),
      codeTable:
        codeTables.length > 0 ? optional(fc.constantFrom(...codeTables)) : fc.constant(undefined),
      class: fc.constantFrom('identifier', 'quasi-identifier', 'static-attribute', 'history'),
      sources: optional(fc.array(line(), { minLength: 1, maxLength: 3 })),
      meaning: optional(text(40)),
      caution: optional(text(40)),
      cleansing: optional(text(40)),
    })
    .map((item) => compact(item) as DataItem);

const tableOf = (name: string, codeTables: readonly string[]): fc.Arbitrary<DataTable> =>
  names(1, 6).chain((items) =>
    fc
      .record({
        name: fc.constant(name),
        nameJa: line(),
        nameEn: optional(line()),
        sourceKind: fc.constantFrom('common', 'ss-mix2', 'mml', 'receipt', 'dpc', 'registry'),
        description: optional(text(40)),
        grain: optional(line()),
        key: fc.shuffledSubarray(items, { minLength: 1 }),
        items: fc.tuple(...items.map((item) => itemOf(item, codeTables))),
      })
      .map((table) => compact(table) as DataTable),
  );

const codeTableOf = (name: string): fc.Arbitrary<CodeTable> =>
  fc
    .record({
      name: fc.constant(name),
      nameJa: line(),
      version: line(),
      source: optional(line()),
      codes: fc.dictionary(fc.constantFrom(...CODES), line(), { minKeys: 1, maxKeys: 5 }),
    })
    .map((table) => compact(table) as CodeTable);

/** Consistent definitions; some tables refer to the first by its key. */
export const definition: fc.Arbitrary<DataDefinition> = fc
  .tuple(names(1, 4), names(0, 3))
  .chain(([tables, codeTables]) =>
    fc.record({
      id: fc.constant('test/any'),
      version: fc.integer({ min: 1, max: 99 }),
      titleJa: line(),
      tables: fc.tuple(...tables.map((name) => tableOf(name, codeTables))).map(withReferences),
      codeTables: fc.tuple(...codeTables.map(codeTableOf)),
    }),
  );

function withReferences(tables: DataTable[]): DataTable[] {
  const [first] = tables;
  return tables.map((table, at) => {
    if (!first || at === 0 || table.items.length < first.key.length) return table;
    const columns = table.items.slice(0, first.key.length).map(({ name }) => name);
    return { ...table, references: [{ columns, table: first.name }] };
  });
}
