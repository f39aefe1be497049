import type { LabelledPair } from '../../domain/quality/labelled-pairs.js';
import { recordKey, type RecordRef } from '../../domain/record-ref.js';
import type { PairLabel } from '../../domain/review/label.js';
import { pairsAmong, type RunLinks } from './run-links.js';

export interface Labelled {
  readonly pairs: readonly LabelledPair[];
  /** Records the labels speak of. */
  readonly records: number;
}

const labelled = (run: RunLinks, left: RecordRef, right: RecordRef, isSame: boolean) => ({
  left,
  right,
  isSame,
  isLinked: run.isLinked(left, right),
  probability: run.probability(left, right),
});

/** `recordKey` of the truth's own key: operator, institution and patient, each on a line. */
function refOf(key: string): RecordRef {
  const [operator = '', institution = '', patient = ''] = key.split('\n');
  return { operator, institution, patient };
}

/** Every pair linked or left open, and every pair that is one person in truth. */
export function byTruth(run: RunLinks, truth: ReadonlyMap<string, number>): Labelled {
  const pairs: LabelledPair[] = [];
  for (const [left, right] of run.found()) {
    const [one, other] = [truth.get(recordKey(left)), truth.get(recordKey(right))];
    if (one !== undefined && other !== undefined && one !== other)
      pairs.push(labelled(run, left, right, false));
  }
  const persons = new Map<number, RecordRef[]>();
  let records = 0;
  for (const [key, person] of truth) {
    const ref = refOf(key);
    if (!run.knows(ref)) continue;
    records += 1;
    persons.set(person, [...(persons.get(person) ?? []), ref]);
  }
  for (const members of persons.values())
    for (const [left, right] of pairsAmong(members)) pairs.push(labelled(run, left, right, true));
  return { pairs, records };
}

/** The pairs reviewers judged. */
export function byLabels(run: RunLinks, labels: readonly PairLabel[]): Labelled {
  const known = labels.filter(({ left, right }) => run.knows(left) && run.knows(right));
  const records = new Set(known.flatMap(({ left, right }) => [recordKey(left), recordKey(right)]));
  const pairs = known.map(({ left, right, verdict }) =>
    labelled(run, left, right, verdict === 'same'),
  );
  return { pairs, records: records.size };
}
