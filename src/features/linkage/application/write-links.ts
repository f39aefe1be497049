import { at } from '../domain/candidates.js';
import { NOT_IN_TRUTH } from '../domain/evaluate.js';
import type { Profile } from '../domain/model/profile.js';
import { recordKey, type RecordRef } from '../domain/record-ref.js';
import { decidingRule, ruleNames } from '../domain/tally.js';
import type { PairLabel } from '../domain/review/label.js';
import { GONE_STRATUM } from '../domain/review/review-plan.js';
import type { Found } from './find-links.js';
import type { LinkFiles, LinkLine, PairScore, ReviewLine } from './ports/link-output.js';
import type { LinkageWork, RecordKey } from './ports/linkage-engine.js';
import { truthKey } from './ports/patient-source.js';
import type { PersonKeys } from './person-keys.js';

/** In the column `rule`: what linked the record stands in the earlier linkage. */
const EARLIER = 'earlier';

const scoreOf = ({ verdicts, candidates }: Found, pair: number): PairScore => {
  const pattern = at(candidates.pattern, pair);
  const [weight, probability] = [at(verdicts.weight, pattern), at(verdicts.probability, pattern)];
  return { pattern, weight, probability };
};

/** The strongest link of every record, −1 where there is none. */
function strongestLinks({ records, candidates, decision, verdicts }: Found): Int32Array {
  const best = new Int32Array(records.source.length).fill(-1);
  const weight = (pair: number) => at(verdicts.weight, at(candidates.pattern, pair));
  for (const pair of decision.links)
    for (const record of [at(candidates.left, pair), at(candidates.right, pair)]) {
      const known = at(best, record);
      if (known < 0 || weight(pair) > weight(known)) best[record] = pair;
    }
  return best;
}

type Open = [reason: ReviewLine['reason'], pairs: readonly number[]];

const openPairs = ({ decision }: Found): Open[] => [
  ['ambiguous', decision.ambiguous],
  ['contradicted', decision.contradicted],
  ['band', decision.review],
  ['merge', decision.merges],
];

/** The pairs nobody decided, for clerical review. */
function reviewLines(
  found: Found,
  ruleOf: (pair: number) => string,
  places: ReadonlyMap<number, RecordRef>,
): ReviewLine[] {
  const { left, right } = found.candidates;
  return openPairs(found).flatMap(([reason, pairs]) =>
    pairs.flatMap((pair): ReviewLine[] => {
      const [one, other] = [places.get(at(left, pair)), places.get(at(right, pair))];
      const score = scoreOf(found, pair);
      return one && other ? [{ reason, rule: ruleOf(pair), left: one, right: other, score }] : [];
    }),
  );
}

/** By reason and place, so that equal input gives equal tables whatever its order. */
function byPlace(a: ReviewLine, b: ReviewLine): number {
  const key = (one: ReviewLine) => `${one.reason}\n${recordKey(one.left)}\n${recordKey(one.right)}`;
  return key(a) < key(b) ? -1 : 1;
}

/** What reviewers settled of records that are gone: told, and nothing comes of it. */
const goneLine = ({ left, right }: PairLabel): ReviewLine => ({
  reason: GONE_STRATUM,
  rule: '',
  left,
  right,
});

function openRecords(found: Found): Set<number> {
  const { left, right } = found.candidates;
  const pairs = openPairs(found).flatMap(([, all]) => all);
  return new Set(pairs.flatMap((pair) => [at(left, pair), at(right, pair)]));
}

export interface Linked {
  readonly database: LinkageWork;
  readonly operators: readonly string[];
  readonly profile: Profile;
  readonly found: Found;
  readonly gone: readonly PairLabel[];
  readonly truth: ReadonlyMap<string, number>;
  readonly persons: PersonKeys;
}

/** Writes both tables in one pass over the keys; returns the person in truth of every record. */
export async function writeLinks(linked: Linked, files: LinkFiles): Promise<Int32Array> {
  const { database, operators, profile, found, gone, truth, persons } = linked;
  const names = ruleNames(profile);
  const ruleOf = (pair: number): string =>
    names[decidingRule(found.verdicts, profile, at(found.candidates.pattern, pair))] ?? '';
  const strongest = strongestLinks(found);
  const open = openRecords(found);
  const places = new Map<number, RecordRef>();
  const truthOf = new Int32Array(strongest.length).fill(NOT_IN_TRUTH);
  const line = ({ record, source, institution, patient }: RecordKey): LinkLine => {
    const operator = operators[source] ?? '';
    if (open.has(record)) places.set(record, { operator, institution, patient });
    truthOf[record] = truth.get(truthKey(operator, institution, patient)) ?? NOT_IN_TRUTH;
    const pair = at(strongest, record);
    const personKey = persons.of(at(found.decision.root, record));
    const unlinked = persons.isKept(record) ? EARLIER : '';
    const rule = pair < 0 ? unlinked : ruleOf(pair);
    const link = pair < 0 ? undefined : scoreOf(found, pair);
    return { personKey, operator, institution, patient, rule, link };
  };
  for await (const keys of database.keys()) await files.links(keys.map(line));
  const lines = [...reviewLines(found, ruleOf, places), ...gone.map(goneLine)];
  await files.reviews(lines.sort(byPlace));
  return truthOf;
}
