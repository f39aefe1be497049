import { EXCLUSIONS, type Exclusion } from './exclusion.js';
import type { PersonGate } from './person-gate.js';
import type { FindingCode, SourceFinding } from './source-finding.js';

const CODES: Readonly<Record<Exclusion, FindingCode>> = {
  optedOut: 'PERSONS_OPTED_OUT',
  notNotified: 'PERSONS_NOT_NOTIFIED',
  waiting: 'PERSONS_WAITING',
  outsidePopulation: 'PERSONS_OUTSIDE_POPULATION',
};

/** Persons left out, by reason and institution: what somebody has to ask the institution about. */
export function exclusionFindings(gate: PersonGate): SourceFinding[] {
  const counts = new Map<string, number>();
  for (const person of gate.persons) {
    const exclusion = gate.exclusionOf(person);
    const key = `${exclusion ?? ''} ${person.institutionCode}`;
    if (exclusion !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return EXCLUSIONS.flatMap((exclusion) =>
    [...counts]
      .filter(([key]) => key.startsWith(`${exclusion} `))
      .map(([key, count]) => ({
        path: key.slice(exclusion.length + 1),
        code: CODES[exclusion],
        count,
      })),
  );
}
