import { beforeAll, describe, expect, it } from '@jest/globals';
import { layoutOf, type Layout } from '../../src/features/linkage/domain/model/layout.js';
import {
  strangerShares,
  type Coincidences,
} from '../../src/features/linkage/domain/model/strangers.js';
import { YamlProfiles } from '../../src/features/linkage/engines/profile/yaml-profiles.js';
import { unwrap } from '../../src/kernel/outcome.js';

const ALL = 10_000_000;

describe('what strangers agree on', () => {
  let layout: Layout;
  beforeAll(async () => {
    const profiles = new YamlProfiles(new URL('../../config/linkage/', import.meta.url));
    layout = layoutOf(unwrap(await profiles.read('general-western')).profile);
  });

  const place = (comparison: string, level: string): [number, number] => {
    const i = layout.comparisons.findIndex((one) => one.comparison.name === comparison);
    return [i, layout.comparisons[i]?.levels.findIndex(({ name }) => name === level) ?? -1];
  };
  /** Random pairs that agree on nothing, and so many pairs that agree on the fields of one level. */
  const sharesOf = (level: string, pairs: number, onePerson?: number[][]): number => {
    const [comparison = '', name = ''] = level.split('/');
    const nothing = layout.comparisons.reduce((sum, { stride }) => sum + stride, 0);
    const of = (...asked: [string, string]): Coincidences => ({
      pairs: new Map([[0, asked.join('/') === level ? pairs : 0]]),
      known: ALL,
    });
    const [i, code] = place(comparison, name);
    return strangerShares(layout, new Map([[nothing, 1e6]]), of, onePerson)[i]?.[code] ?? NaN;
  };

  it('is counted where a level asks for nothing but equality', () => {
    expect(sharesOf('identifier/same', 5000)).toBeCloseTo(5000 / ALL, 4);
  });

  it('is not the number of houses alone where the street must be alike too', () => {
    expect(sharesOf('address/number', 140_000)).toBeLessThan(0.0001);
  });

  it('leaves out the records of one person where a source repeats persons', () => {
    const [i, code] = place('identifier', 'same');
    const onePerson: number[][] = layout.comparisons.map(() => []);
    onePerson[i] = [];
    onePerson[i][code] = 0.0005;
    expect(sharesOf('identifier/same', 5100, onePerson)).toBeLessThan(0.00002);
    expect(sharesOf('identifier/same', 100, onePerson)).toBeGreaterThan(0);
  });
});
