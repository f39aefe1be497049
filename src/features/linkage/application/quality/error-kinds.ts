import { isMissed, isWrong, type LabelledPair } from '../../domain/quality/labelled-pairs.js';
import { falseKind, missedKind } from '../../domain/quality/pair-kind.js';
import type { ErrorKinds } from '../../domain/quality/quality-report.js';
import type { PatientRow } from '../../domain/patient-row.js';
import type { RowPairs } from './row-pairs.js';

type KindOf<K extends string> = (left: PatientRow, right: PatientRow) => K;

function counted<K extends string>(kinds: readonly K[]): { kind: K; pairs: number }[] {
  const counts = new Map<K, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, pairs]) => ({ kind, pairs }))
    .sort((a, b) => b.pairs - a.pairs || (a.kind < b.kind ? -1 : 1));
}

/** Wrong links and missed pairs by what they are, from the records themselves. */
export function errorKinds(rows: RowPairs, pairs: readonly LabelledPair[]): ErrorKinds {
  const kindsOf = <K extends string>(list: readonly LabelledPair[], kindOf: KindOf<K>): K[] =>
    [...rows.of(list)].map(([one, other]) => kindOf(one, other));
  return {
    wrong: counted(kindsOf(pairs.filter(isWrong), falseKind)),
    missed: counted(kindsOf(pairs.filter(isMissed), missedKind)),
  };
}
