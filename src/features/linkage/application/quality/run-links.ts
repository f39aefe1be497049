import type { ComparedRun } from '../../domain/quality/compare-runs.js';
import { pairKey, recordKey, type RecordRef } from '../../domain/record-ref.js';
import { GONE_STRATUM } from '../../domain/review/review-plan.js';
import type { LinkedRecord, LinkRunFiles } from '../ports/link-run-files.js';

/** Every pair of the list, once. */
export function* pairsAmong<T>(members: readonly T[]): Generator<[T, T]> {
  for (const [i, left] of members.entries())
    for (const right of members.slice(i + 1)) yield [left, right];
}

interface Open {
  readonly reason: string;
  readonly probability: number;
}

/** The links of a run in memory. */
export class RunLinks implements ComparedRun {
  private readonly records = new Map<string, LinkedRecord>();
  private readonly persons = new Map<string, LinkedRecord[]>();
  private readonly open = new Map<string, Open>();
  private readonly left: [RecordRef, RecordRef][] = [];

  static async read(files: LinkRunFiles, folder: string): Promise<RunLinks> {
    const links = new RunLinks();
    for await (const record of files.linked(folder)) links.add(record);
    for await (const { left, right, stratum, score } of files.open(folder)) {
      if (stratum === GONE_STRATUM) continue;
      links.open.set(pairKey(left, right), {
        reason: stratum,
        probability: score?.probability ?? 0,
      });
      links.left.push([left, right]);
    }
    return links;
  }

  private add(record: LinkedRecord): void {
    this.records.set(recordKey(record), record);
    const members = this.persons.get(record.personKey);
    if (members) members.push(record);
    else this.persons.set(record.personKey, [record]);
  }

  /** Pairs of records of one person. */
  *pairs(): Generator<[LinkedRecord, LinkedRecord]> {
    for (const members of this.persons.values()) yield* pairsAmong(members);
  }

  /** Pairs of records of one person, and those left open. */
  *found(): Generator<readonly [RecordRef, RecordRef]> {
    yield* this.pairs();
    for (const pair of this.left) if (!this.isLinked(...pair)) yield pair;
  }

  knows(record: RecordRef): boolean {
    return this.records.has(recordKey(record));
  }

  /** Are these the records of the other run too, and no others? */
  isOfRecordsOf({ records }: RunLinks): boolean {
    if (records.size !== this.records.size) return false;
    for (const key of records.keys()) if (!this.records.has(key)) return false;
    return true;
  }

  reason(left: RecordRef, right: RecordRef): string | undefined {
    return this.open.get(pairKey(left, right))?.reason;
  }

  isLinked(left: RecordRef, right: RecordRef): boolean {
    const person = this.records.get(recordKey(left))?.personKey;
    return person !== undefined && person === this.records.get(recordKey(right))?.personKey;
  }

  /** Of a linked pair the weaker of both records' links; of an open pair its own; otherwise 0. */
  probability(left: RecordRef, right: RecordRef): number {
    if (!this.isLinked(left, right)) return this.open.get(pairKey(left, right))?.probability ?? 0;
    const [one, other] = [left, right].map(
      (record) => this.records.get(recordKey(record))?.score?.probability ?? 1,
    );
    return Math.min(one ?? 1, other ?? 1);
  }
}
