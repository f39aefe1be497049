import type { ScanPlan, ScanResult } from '../../application/ports/table-scanner.js';
import { CheckFindings } from '../../domain/check-findings.js';
import type { PersonIndex, ScannedPerson } from '../../domain/person-index.js';
import { MARKER_FILE, tableFile } from '../../domain/rehearsal-marks.js';
import { referencedFirst } from '../../domain/tables-in-order.js';
import { MarkCount } from '../../domain/watermark.js';
import type { TableState } from './table-state.js';

type States = ReadonlyMap<string, TableState>;

/** Brings together what the passes over the tables gathered. */
export function resultOf(plan: ScanPlan, states: States): ScanResult {
  const { definition, tables, rehearsal, entries } = plan;
  const findings = new CheckFindings();
  noticeUnexpected(plan, findings);
  const marks = new MarkCount(entries);
  for (const { name } of referencedFirst(definition)) {
    const state = states.get(name);
    const contracted = tables.some(({ table }) => table === name);
    if (!state && contracted) findings.add({ table: name, rule: 'file-missing', row: 0 });
    if (!state) continue;
    findings.take(state.findings);
    marks.take(state.marks);
    for (const { table, column, pending } of state.check.references) {
      // A table that is not contracted, or not by its whole key, cannot be asked.
      const target = tables.find((one) => one.table === table);
      const key = definition.tables.find((one) => one.name === table)?.key;
      if (!target || !key?.every((item) => target.items.includes(item))) continue;
      const unknown = [...pending].filter(([value]) => !states.get(table)?.check.keys.has(value));
      for (const row of unknown.flatMap(([, rows]) => rows).sort((a, b) => a - b))
        findings.add({ table: name, column, rule: 'reference', row });
    }
  }
  const rows = tables.map(({ table }) => ({ table, rows: states.get(table)?.rows ?? 0 }));
  const files = tables.flatMap(({ table }) => {
    const state = states.get(table);
    const name = tableFile(table, rehearsal);
    return state ? [{ table, name, bytes: state.bytes, sha256: state.sha256 }] : [];
  });
  return { report: findings.report(rows, marks.marks()), files, persons: personsOf(plan, states) };
}

function noticeUnexpected({ tables, rehearsal, entries }: ScanPlan, findings: CheckFindings): void {
  const expected = new Set(tables.map(({ table }) => tableFile(table, rehearsal)));
  if (rehearsal) expected.add(MARKER_FILE);
  for (const name of entries)
    if (!expected.has(name))
      findings.add({ table: '-', rule: 'file-unexpected', row: 0, value: name });
}

function personsOf({ tables }: ScanPlan, states: States): PersonIndex {
  const persons = new Map<string, ScannedPerson & { tables: { table: string; rows: number }[] }>();
  for (const { table } of tables)
    for (const [id, counted] of states.get(table)?.persons ?? []) {
      const [institutionCode = '', patientId = ''] = id.split('\u001F');
      const known = persons.get(id) ?? { nameKana: '', birthDate: '', sex: '', tables: [] };
      persons.set(id, {
        institutionCode,
        patientId,
        nameKana: known.nameKana || counted.nameKana,
        birthDate: known.birthDate || counted.birthDate,
        sex: known.sex || counted.sex,
        tables: [...known.tables, { table, rows: counted.rows }],
      });
    }
  const sorted = [...persons.keys()].sort();
  return {
    size: persons.size,
    *[Symbol.iterator]() {
      for (const id of sorted) {
        const person = persons.get(id);
        if (person) yield person;
      }
    },
  };
}
