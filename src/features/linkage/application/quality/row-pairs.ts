import { ok, type Outcome } from '../../../../kernel/outcome.js';
import type { PatientRow } from '../../domain/patient-row.js';
import { isWrong, type LabelledPair } from '../../domain/quality/labelled-pairs.js';
import { recordKey } from '../../domain/record-ref.js';
import type { SourceFolder } from '../load-sources.js';
import type { PatientSource } from '../ports/patient-source.js';
import { findRecords } from '../review/find-records.js';

/** The patient tables' rows of labelled pairs: those that are one person, and those wrongly linked. */
export class RowPairs {
  private constructor(private readonly rows: ReadonlyMap<string, PatientRow>) {}

  static async read(
    patients: PatientSource,
    sources: readonly SourceFolder[],
    rehearsal: boolean,
    pairs: readonly LabelledPair[],
  ): Promise<Outcome<RowPairs>> {
    const asked = pairs.filter((pair) => pair.isSame || isWrong(pair));
    const wanted = asked.flatMap(({ left, right }) => [left, right]);
    const rows = await findRecords(patients, sources, rehearsal, wanted);
    return rows.ok ? ok(new RowPairs(rows.value)) : rows;
  }

  *of(pairs: readonly LabelledPair[]): Generator<[PatientRow, PatientRow]> {
    for (const { left, right } of pairs) {
      const [one, other] = [this.rows.get(recordKey(left)), this.rows.get(recordKey(right))];
      if (one && other) yield [one, other];
    }
  }
}
