import { at, type Candidates, type Records } from './candidates.js';
import { clusterPersons } from './clusters.js';
import { assignOneToOne } from './one-to-one.js';
import { RULES } from './rules.js';

/** 名寄せの結果, by record number. */
export interface Decision {
  /** Root record of each record's person. */
  readonly root: Int32Array;
  /** Strongest rule that linked the record, 255 = linked with nobody. */
  readonly rule: Uint8Array;
  /** Candidate pairs by what became of them. */
  readonly links: readonly number[];
  readonly ambiguous: readonly number[];
  readonly contradicted: readonly number[];
}

export const UNLINKED = 255;

/** Who is whom, from the candidates of all rules. Pure, and the same for every order of the input. */
export function decide(records: Records, candidates: Candidates, sources: number): Decision {
  const { accepted, ambiguous } = assignOneToOne(records, candidates, sources, RULES.length);
  const clusters = clusterPersons(records, candidates, accepted, RULES.length);
  const rule = new Uint8Array(records.source.length).fill(UNLINKED);
  for (const pair of clusters.links)
    for (const record of [at(candidates.left, pair), at(candidates.right, pair)])
      rule[record] = Math.min(at(rule, record), at(candidates.rule, pair));
  return { ...clusters, rule, ambiguous };
}
