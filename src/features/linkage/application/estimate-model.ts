import { estimate } from '../domain/model/estimate.js';
import { layoutOf } from '../domain/model/layout.js';
import type { ModelParameters, PatternCounts } from '../domain/model/parameters.js';
import type { Profile } from '../domain/model/profile.js';
import { equalFields, strangerShares, type Coincidences } from '../domain/model/strangers.js';
import type { LinkageWork, SourceSize } from './ports/linkage-engine.js';

/** Records of the left side the model is estimated on: more change nothing in the third digit. */
const SAMPLED_RECORDS = 65_536;

/** Records of a source whose values are all counted; of larger ones a share of the values is. */
const COUNTED_RECORDS = 131_072;

const largest = (sizes: readonly SourceSize[]): number =>
  Math.max(1, ...sizes.map(({ records }) => records));

const countedShare = (sizes: readonly SourceSize[]): number =>
  Math.min(1, COUNTED_RECORDS / largest(sizes));

export interface Estimated {
  readonly parameters: ModelParameters;
  readonly counts: readonly PatternCounts[];
  /** Share of the left side's records the counts rest on, 0…1. */
  readonly share: number;
}

/** Pairs of records of one source that know all the fields, taken from the field fewest know. */
const knowingPairs = (fields: readonly string[], sizes: readonly SourceSize[]): number =>
  sizes
    .map(({ known }) => Math.min(...fields.map((field) => known[field] ?? 0)))
    .reduce((sum, records) => sum + records * (records - 1), 0);

async function coincidencesOf(
  database: LinkageWork,
  { comparisons }: Profile,
  sizes: readonly SourceSize[],
) {
  const found = new Map<string, Coincidences>();
  const counted = new Map<string, ReadonlyMap<number, number>>();
  for (const { name, levels } of comparisons)
    for (const level of levels) {
      const fields = equalFields(level);
      if (fields.length === 0) continue;
      const { frequency } = level;
      const key = JSON.stringify([fields, frequency]);
      const pairs =
        counted.get(key) ?? (await database.coincidences(fields, countedShare(sizes), frequency));
      counted.set(key, pairs);
      found.set(`${name}/${level.name}`, { pairs, known: knowingPairs(fields, sizes) });
    }
  return (comparison: string, level: string) => found.get(`${comparison}/${level}`);
}

/** Pairs that could be compared at all: across sources, and within those that repeat persons. */
function allPairs(sizes: readonly SourceSize[], repeating: readonly boolean[]): number {
  let [pairs, before] = [0, 0];
  sizes.forEach(({ records }, i) => {
    pairs += before * records + (repeating[i] ? (records * (records - 1)) / 2 : 0);
    before += records;
  });
  return pairs;
}

/** What the pairs of these sources look like, estimated without labels. */
export async function estimateModel(
  database: LinkageWork,
  profile: Profile,
  sizes: readonly SourceSize[],
  repeating: readonly boolean[],
): Promise<Estimated> {
  const layout = layoutOf({ comparisons: profile.comparisons });
  const share = Math.min(1, SAMPLED_RECORDS / largest(sizes));
  const counts: PatternCounts[] = [];
  for (const [index, { name }] of profile.blocking.entries())
    counts.push({ rule: name, patterns: await database.patternCounts(index, share) });
  const random = await database.randomPatterns();
  const coincidences = await coincidencesOf(database, profile, sizes);
  const sampled = { allPairs: allPairs(sizes, repeating), share };
  const estimated = (onePerson?: readonly (readonly number[])[]) => {
    const strangers = strangerShares(layout, random, coincidences, onePerson);
    return estimate(profile, layout, counts, strangers, sampled);
  };
  let parameters = estimated();
  // Where every source repeats persons, some of the pairs counted as strangers are one person.
  const rounds = repeating.every(Boolean) ? CORRECTIONS : 0;
  for (let round = 0; round < rounds; round += 1) parameters = estimated(onePersonOf(parameters));
  return { parameters, counts, share };
}

/** More rounds change nothing in the third digit. */
const CORRECTIONS = 3;

/** Share of all pairs that are one person and on a level, by comparison and code. */
const onePersonOf = ({ prior, comparisons }: ModelParameters): number[][] =>
  comparisons.map(({ levels }) => levels.map(({ share }) => prior.match * share.match));
