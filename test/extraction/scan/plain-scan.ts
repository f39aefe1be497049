/* eslint-disable complexity -- written straight on purpose: nothing in it should need understanding */
import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { DataDefinition, DataTable } from '../../../src/features/catalogue/index.js';
import { scanDefinition } from './scan-definition.js';
import { itemRules } from '../../../src/features/extraction/domain/content/item-rules.js';
import {
  nameCandidates,
  wholeNames,
} from '../../../src/features/extraction/domain/content/own-name.js';
import { isLocalDate } from '../../../src/kernel/time.js';
import { maskOf } from '../../../src/features/extraction/domain/mask.js';

/**
 * The check written plainly: whole files in memory, strings, maps. What the engine finds must be what
 * this finds.
 */
export interface PlainFinding {
  table: string;
  column: string | undefined;
  rule: string;
  count: number;
  rows: number[];
  examples: string[];
}

interface PlainRecord {
  fields: string[] | null;
  fault: 'quotes' | 'encoding' | null;
  crlf: boolean;
}

const LONGEST = 1024 * 1024;

/** Index of the LF that ends the record, or null. */
function recordEnd(bytes: Buffer, start: number): number | 'unclosed' | 'open' {
  let inside = false;
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === 0x22) inside = !inside;
    else if (bytes[at] === 0x0a && !inside) return at;
  }
  return inside ? 'unclosed' : 'open';
}

function fieldsOf(text: string): string[] | null {
  const fields: string[] = [];
  let rest = text;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(,|$)/s.exec(rest);
    const bare = /^([^",]*)(,|$)/s.exec(rest);
    const match = quoted ?? bare;
    if (!match) return null;
    fields.push(quoted ? (match[1] ?? '').replaceAll('""', '"') : (match[1] ?? ''));
    rest = rest.slice(match[0].length);
    if (match[2] === '') return fields;
  }
}

function* recordsOf(bytes: Buffer): Generator<PlainRecord> {
  let start = 0;
  while (start < bytes.length) {
    const end = recordEnd(bytes, start);
    const lf = bytes.indexOf(0x0a, start);
    const to = typeof end === 'number' ? end : bytes.length;
    const crlf = typeof end === 'number' && to > start && bytes[to - 1] === 0x0d;
    const content = bytes.subarray(start, crlf ? to - 1 : to);
    if (end === 'unclosed' || content.length > LONGEST) {
      yield { fields: null, fault: 'quotes', crlf };
      start = lf < 0 ? bytes.length : lf + 1;
      continue;
    }
    const fields = isUtf8(content) ? fieldsOf(content.toString('utf8')) : null;
    const fault = fields ? null : isUtf8(content) ? 'quotes' : 'encoding';
    yield { fields, fault, crlf };
    start = to + 1;
  }
}

/** Stands for every code table where codes do not matter. */
const NO_CODES = scanDefinition.codeTables;

class Found {
  readonly all = new Map<string, PlainFinding>();

  add(table: string, rule: string, row: number, column?: string, value?: string): void {
    const key = JSON.stringify([table, column, rule]);
    const finding = this.all.get(key) ?? { table, column, rule, count: 0, rows: [], examples: [] };
    finding.count += 1;
    if (row > 0) finding.rows.push(row);
    const mask = value && maskOf(value);
    if (mask && !finding.examples.includes(mask)) finding.examples.push(mask);
    this.all.set(key, finding);
  }
}

type Row = Record<string, string>;

interface PlainTable {
  table: DataTable;
  rows: number;
  good: { row: Row; number: number }[];
  persons: Row[];
}

function readTable(table: DataTable, bytes: Buffer, found: Found): PlainTable {
  const read: PlainTable = { table, rows: 0, good: [], persons: [] };
  const names = table.items.map(({ name }) => name);
  let header: string[] | undefined;
  for (const { fields, fault, crlf } of recordsOf(bytes)) {
    if (header === undefined) {
      const [first = '', ...rest] = fields ?? [];
      if (first.startsWith('\uFEFF')) found.add(table.name, 'byte-order-mark', 0);
      header = fields ? [first.replace(/^\uFEFF/, ''), ...rest] : [];
      if (header.join() !== names.join()) found.add(table.name, 'header', 0);
      if (!crlf && !fault) found.add(table.name, 'line-ending', 0);
      continue;
    }
    read.rows += 1;
    const right = header.join() === names.join();
    const row = Object.fromEntries(header.map((name, at) => [name, fields?.[at] ?? '']));
    if (fault === 'encoding') found.add(table.name, 'encoding', read.rows);
    else if (right && fields?.length !== names.length) found.add(table.name, 'record', read.rows);
    else if (right) read.good.push({ row, number: read.rows });
    if (fields?.length === header.length) read.persons.push(row);
    if (!crlf && !fault) found.add(table.name, 'line-ending', read.rows);
  }
  if (header === undefined) found.add(table.name, 'header', 0);
  return read;
}

const dayIn = (value: string, form: 'iso' | 'compact'): string | undefined => {
  const compact = /^(\d{4})(\d\d)(\d\d)/.exec(value)?.slice(1).join('-') ?? '';
  const text = form === 'iso' ? value.slice(0, 10) : compact;
  return isLocalDate(text) && text !== '0000-00-00' ? text : undefined;
};

const keyOf = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(columns.map((name) => row[name] ?? ''));

function checkRows(
  { table, good }: PlainTable,
  definition: DataDefinition,
  asOf: string,
  found: Found,
) {
  const elsewhere = (table.references ?? []).flatMap(({ columns }) => columns);
  const seen = new Map<string, string>();
  for (const { row, number } of good) {
    for (const item of table.items) {
      const value = row[item.name] ?? '';
      const rules = itemRules(item, definition.codeTables, elsewhere.includes(item.name));
      if (value === '' && item.required) found.add(table.name, 'required', number, item.name);
      if (value === '') continue;
      for (const rule of rules.breaks(value)) found.add(table.name, rule, number, item.name, value);
      const day = rules.date && dayIn(value, rules.date);
      if (day && (day < '1868-01-01' || (day > asOf && !rules.mayBeFuture)))
        found.add(table.name, 'date-range', number, item.name, value);
    }
    const key = keyOf(row, table.key);
    const whole = JSON.stringify(row);
    if (seen.get(key) === whole) found.add(table.name, 'duplicate-row', number);
    else if (seen.has(key)) found.add(table.name, 'key', number, table.key.join('+'));
    else seen.set(key, whole);
  }
}

function checkReferences(tables: PlainTable[], found: Found): void {
  for (const { table, good } of tables)
    for (const { columns, table: name } of table.references ?? []) {
      const target = tables.find((one) => one.table.name === name);
      const known = new Set(target?.good.map(({ row }) => keyOf(row, target.table.key)));
      for (const { row, number } of good)
        if (!known.has(keyOf(row, columns)))
          found.add(table.name, 'reference', number, columns.join('+'));
    }
}

export interface PlainPerson {
  institutionCode: string;
  patientId: string;
  nameKana: string;
  birthDate: string;
  sex: string;
  tables: { table: string; rows: number }[];
}

function personsOf(tables: PlainTable[]): PlainPerson[] {
  const persons = new Map<string, PlainPerson>();
  for (const { table, persons: rows } of tables)
    for (const row of rows) {
      const { institution_code: institutionCode = '', patient_id: patientId = '' } = row;
      const id = `${institutionCode}\u001F${patientId}`;
      const none = { nameKana: '', birthDate: '', sex: '', tables: [] };
      const person = persons.get(id) ?? { institutionCode, patientId, ...none };
      persons.set(id, person);
      person.nameKana ||= row.name_kana ?? '';
      person.birthDate ||= row.birth_date ?? '';
      person.sex ||= row.sex ?? '';
      const counted = person.tables.find((one) => one.table === table.name);
      if (counted) counted.rows += 1;
      else person.tables.push({ table: table.name, rows: 1 });
    }
  return [...persons.keys()].sort().flatMap((id) => persons.get(id) ?? []);
}

function checkBirths(tables: PlainTable[], persons: PlainPerson[], found: Found): void {
  for (const { table, good } of tables)
    for (const item of table.items) {
      const form = itemRules(item, NO_CODES, false).date;
      if (!form || item.name.startsWith('birth')) continue;
      const early: number[] = [];
      for (const { institutionCode, patientId, birthDate } of persons) {
        if (!/^\d{4}-\d\d-\d\d$/.test(birthDate)) continue;
        const days = good
          .filter(
            ({ row }) => row.institution_code === institutionCode && row.patient_id === patientId,
          )
          .map(({ row, number }) => ({ day: dayIn(row[item.name] ?? '', form), number }))
          .filter(({ day }) => day !== undefined && day < birthDate)
          .sort((a, b) =>
            (a.day ?? '') < (b.day ?? '') ? -1 : a.day === b.day ? a.number - b.number : 1,
          );
        if (days[0]) early.push(days[0].number);
      }
      for (const row of early.sort((a, b) => a - b))
        found.add(table.name, 'date-before-birth', row, item.name);
    }
}

function checkNames(tables: PlainTable[], persons: PlainPerson[], found: Found): void {
  for (const { table, good } of tables)
    for (const item of table.items.filter((one) => itemRules(one, NO_CODES, false).isFreeText)) {
      const rows = persons.flatMap(({ institutionCode, patientId, nameKana }) => {
        const own = good
          .filter((one) => one.row.institution_code === institutionCode)
          .filter((one) => one.row.patient_id === patientId);
        const first = own.find(({ row }) => {
          const candidates = nameCandidates(row[item.name] ?? '');
          return wholeNames(nameKana).some((name) => candidates.has(name));
        });
        return first ? [first.number] : [];
      });
      for (const row of rows.sort((a, b) => a - b))
        found.add(table.name, 'text-person', row, item.name);
    }
}

/** Findings in no particular order, rows, hashes and persons of these files. */
export function plainScan(
  definition: DataDefinition,
  files: ReadonlyMap<string, Buffer>,
  asOf: string,
) {
  const found = new Found();
  const tables = definition.tables.flatMap((table) => {
    const bytes = files.get(table.name);
    if (!bytes) found.add(table.name, 'file-missing', 0);
    return bytes ? [readTable(table, bytes, found)] : [];
  });
  for (const table of tables) checkRows(table, definition, asOf, found);
  checkReferences(tables, found);
  const persons = personsOf(tables);
  checkBirths(tables, persons, found);
  checkNames(tables, persons, found);
  return {
    findings: [...found.all.values()].map(({ rows, examples, ...rest }) => ({
      ...rest,
      firstRows: rows.slice(0, 5),
      examples: examples.slice(0, 3),
    })),
    rows: definition.tables.map(
      ({ name }) => tables.find((one) => one.table.name === name)?.rows ?? 0,
    ),
    hashes: definition.tables.flatMap(({ name }) => {
      const bytes = files.get(name);
      return bytes ? [createHash('sha256').update(bytes).digest('hex')] : [];
    }),
    persons,
  };
}
