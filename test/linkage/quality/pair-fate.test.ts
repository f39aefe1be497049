import { expect, it } from '@jest/globals';
import { YamlProfiles } from '../../../src/features/linkage/engines/profile/yaml-profiles.js';
import { fateOf } from '../../../src/features/linkage/domain/quality/pair-fate.js';
import { unwrap } from '../../../src/kernel/outcome.js';

const profiles = new YamlProfiles(new URL('../../../config/linkage/', import.meta.url));

const alike = {
  pattern: 1,
  levels: {},
  weight: 20,
  probability: { match: 0.99, household: 0.005, unrelated: 0.005 },
  isContradicted: false,
};
const unlike = { ...alike, probability: { match: 0.09, household: 0.01, unrelated: 0.9 } };

it.each([
  ['against hard facts', { ...alike, isContradicted: true }, ['phone'], 'contradicted'],
  ['found by no blocking rule', alike, [], 'not-found'],
  ['less likely than what is reviewed', unlike, ['phone'], 'unlikely'],
  ['unlikely, but linked by a rule', { ...unlike, rule: 'name-phone' }, ['phone'], 'outdone'],
  ['likely, and yet in no table', alike, ['phone'], 'outdone'],
  ['of which no blocking rule can be told', unlike, undefined, 'unlikely'],
])('a pair %s', async (_, score, foundBy, fate) => {
  const { profile } = unwrap(await profiles.read('general-japanese'));
  expect(fateOf(score, profile, foundBy)).toBe(fate);
});
