import { estimate } from '../domain/model/estimate.js';
import type { Layout } from '../domain/model/layout.js';
import type { ModelParameters, PatternCounts } from '../domain/model/parameters.js';
import type { Profile } from '../domain/model/profile.js';
import { equalFields, strangerShares, type Coincidences } from '../domain/model/strangers.js';
import type { LinkageWork, SourceSize } from './ports/linkage-engine.js';

/** Records of the left side the model is estimated on: more change nothing in the third digit. */
const SAMPLED_RECORDS = 65_536;

export interface Estimated {
  readonly parameters: ModelParameters;
  readonly counts: readonly PatternCounts[];
  /** Share of the left side's records the counts rest on, 0…1. */
  readonly share: number;
}

async function coincidencesOf(database: LinkageWork, { comparisons }: Profile) {
  const found = new Map<string, Coincidences>();
  for (const { name, levels } of comparisons)
    for (const level of levels) {
      const fields = equalFields(level);
      if (fields.length === 0) continue;
      const asked = level.frequency && { comparison: name, level: level.name };
      found.set(`${name}/${level.name}`, await database.coincidences(fields, asked));
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
  layout: Layout,
  sizes: readonly SourceSize[],
  repeating: readonly boolean[],
): Promise<Estimated> {
  const largest = Math.max(1, ...sizes.map(({ records }) => records));
  const share = Math.min(1, SAMPLED_RECORDS / largest);
  const counts: PatternCounts[] = [];
  for (const [index, { name }] of profile.blocking.entries())
    counts.push({ rule: name, patterns: await database.patternCounts(index, share) });
  const random = await database.randomPatterns();
  const strangers = strangerShares(layout, random, await coincidencesOf(database, profile));
  const sampled = { allPairs: allPairs(sizes, repeating), share };
  return { parameters: estimate(profile, layout, counts, strangers, sampled), counts, share };
}
