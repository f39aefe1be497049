import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimate } from '../../src/features/linkage/domain/model/estimate.js';
import { layoutOf, OTHERWISE } from '../../src/features/linkage/domain/model/layout.js';
import type { ByClass } from '../../src/features/linkage/domain/model/parameters.js';
import type { Profile } from '../../src/features/linkage/domain/model/profile.js';
import { YamlProfiles } from '../../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../../src/kernel/outcome.js';

const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));
const PROFILES = ['general-japanese', 'operator-a', 'operator-b', 'general-western'];

/** The model made of these pairs, by pattern, of every blocking rule. */
function modelOf(profile: Profile, patterns: ReadonlyMap<number, number>) {
  const layout = layoutOf(profile);
  const counts = profile.blocking.map(({ name }) => ({ rule: name, patterns }));
  const strangers = layout.comparisons.map(({ levels }) => levels.map(() => 1 / levels.length));
  const sampled = { allPairs: 1e8, share: 1 };
  return { layout, parameters: estimate(profile, layout, counts, strangers, sampled) };
}

type Levels = ReturnType<typeof layoutOf>['comparisons'][number]['levels'];

const NOTHING: ByClass = { match: 0, household: 0, unrelated: 0 };

function expectBounds(levels: Levels, shares: readonly ByClass[]): void {
  const known = shares.slice(OTHERWISE);
  for (const name of ['match', 'household'] as const)
    expect(known.reduce((sum, share) => sum + share[name], 0)).toBeCloseTo(1, 9);
  for (const [code, { prior, level }] of levels.entries()) {
    const steps = (level?.frequency?.steps.length ?? 0) + 1;
    const { match, household } = code < OTHERWISE ? NOTHING : (shares[code] ?? NOTHING);
    if (prior.matchAtMost !== undefined)
      expect(match).toBeLessThanOrEqual(prior.matchAtMost / steps + 1e-9);
    if (prior.householdAtMost !== undefined)
      expect(household).toBeLessThanOrEqual(prior.householdAtMost / steps + 1e-9);
  }
}

describe('estimating what pairs of one person look like', () => {
  it.each(PROFILES)(
    'keeps to the bounds of profile %s, whatever pairs it is shown',
    async (name) => {
      const { profile } = unwrap(await profiles.read(name));
      const pattern = fc.integer({ min: 0, max: layoutOf(profile).size - 1 });
      const pairs = fc.array(fc.tuple(pattern, fc.integer({ min: 1, max: 1e6 })), { minLength: 1 });
      fc.assert(
        fc.property(pairs, (counted) => {
          const { layout, parameters } = modelOf(profile, new Map(counted));
          for (const [i, { levels }] of layout.comparisons.entries())
            expectBounds(levels, parameters.comparisons[i]?.levels.map(({ share }) => share) ?? []);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('does not take strangers of one name for one person, though it is shown hardly anybody else', async () => {
    const { profile } = unwrap(await profiles.read('general-western'));
    const layout = layoutOf(profile);
    const patternOf = (levels: Readonly<Record<string, string>>): number =>
      layout.comparisons.reduce((sum, one) => {
        const code = one.levels.findIndex(({ name }) => name === levels[one.comparison.name]);
        return sum + Math.max(0, code) * one.stride;
      }, 0);
    const strangers = patternOf({ birth: 'otherwise', name: 'both' });
    const slipped = patternOf({ birth: 'slip', name: 'both' });
    const { parameters } = modelOf(
      profile,
      new Map([
        [strangers, 7000],
        [slipped, 300],
      ]),
    );
    const birth = parameters.comparisons.find(({ name }) => name === 'birth');
    const shareOf = (name: string) => birth?.levels.find((level) => level.name === name)?.share;
    expect(shareOf('otherwise')?.match).toBeLessThan(0.2);
    expect(shareOf('slip')?.match).toBeGreaterThan(0.05);
  });
});
