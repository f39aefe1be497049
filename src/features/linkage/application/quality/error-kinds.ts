import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { isMissed, isWrong, type LabelledPair } from '../../domain/quality/labelled-pairs.js';
import { falseKind, missedKind } from '../../domain/quality/pair-kind.js';
import type { ErrorKinds } from '../../domain/quality/quality-report.js';
import type { PatientRow } from '../../domain/patient-row.js';
import { recordKey } from '../../domain/record-ref.js';
import type { SourceFolder } from '../load-sources.js';
import type { PatientSource } from '../ports/patient-source.js';
import { findRecords } from '../review/find-records.js';

type KindOf<K extends string> = (left: PatientRow, right: PatientRow) => K;

function counted<K extends string>(kinds: readonly K[]): { kind: K; pairs: number }[] {
  const counts = new Map<K, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, pairs]) => ({ kind, pairs }))
    .sort((a, b) => b.pairs - a.pairs || (a.kind < b.kind ? -1 : 1));
}

/** Wrong links and missed pairs by what they are, from the records themselves. */
export async function errorKinds(
  patients: PatientSource,
  sources: readonly SourceFolder[],
  rehearsal: boolean,
  pairs: readonly LabelledPair[],
): Promise<Outcome<ErrorKinds>> {
  const [wrong, missed] = [pairs.filter(isWrong), pairs.filter(isMissed)];
  const wanted = [...wrong, ...missed].flatMap(({ left, right }) => [left, right]);
  const rows = await findRecords(patients, sources, rehearsal, wanted);
  if (!rows.ok) return rows;
  const kindsOf = <K extends string>(list: readonly LabelledPair[], kindOf: KindOf<K>): K[] =>
    list.flatMap(({ left, right }) => {
      const [one, other] = [rows.value.get(recordKey(left)), rows.value.get(recordKey(right))];
      return one && other ? [kindOf(one, other)] : [];
    });
  return ok({
    wrong: counted(kindsOf(wrong, falseKind)),
    missed: counted(kindsOf(missed, missedKind)),
  });
}
