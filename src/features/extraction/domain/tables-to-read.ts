import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import type { ExtractionCriteria } from '../../contract/index.js';
import { DISEASE_TABLES } from './disease-match.js';
import { referencedFirst } from './tables-in-order.js';
import { leaderOf } from './target-period.js';
import { VISIT_TABLES } from './visit.js';

export const PATIENT = 'patient';

interface Asked {
  readonly tables: readonly ContractedTable[];
  readonly criteria: ExtractionCriteria;
  /** Whether the day of a first visit decides. */
  readonly visits: boolean;
}

const deciding = ({ criteria, visits }: Asked): string[] => [
  ...(criteria.diseases ? Object.keys(DISEASE_TABLES) : []),
  ...(criteria.population?.rows ?? []).map(({ table }) => table),
  ...(visits ? VISIT_TABLES : []),
];

/** Tables to read: the contracted ones, the persons', those that decide on persons, and those that date others. */
export function tablesToRead(definition: DataDefinition, asked: Asked): DataDefinition {
  const names = new Set([PATIENT, ...asked.tables.map(({ table }) => table), ...deciding(asked)]);
  const ordered = referencedFirst(definition);
  for (const table of [...ordered].reverse()) {
    const leader = leaderOf(table);
    if (leader && names.has(table.name)) names.add(leader.table);
  }
  return { ...definition, tables: ordered.filter(({ name }) => names.has(name)) };
}
