import { unpack, type Layout } from './layout.js';
import type { DeterministicRule } from './profile.js';

type Test = (codes: readonly number[]) => boolean;

/** `both` names all its frequency steps, `both/1` one of them. */
const isNamed = (name: string, asked: readonly string[]): boolean =>
  asked.includes(name) || asked.includes(name.split('/')[0] ?? '');

function testOf(layout: Layout, rule: DeterministicRule): Test {
  const wanted = layout.comparisons.map(({ comparison, levels }) => {
    const asked = rule.levels[comparison.name];
    return asked && levels.map(({ name }) => isNamed(name, asked));
  });
  return (codes) => wanted.every((allowed, i) => allowed?.[codes[i] ?? 0] ?? true);
}

/** Index of the first rule a pattern satisfies, or −1. */
export function firstRule(
  layout: Layout,
  rules: readonly DeterministicRule[],
): (pattern: number) => number {
  const tests = rules.map((rule) => testOf(layout, rule));
  return (pattern) => {
    const codes = unpack(layout, pattern);
    return tests.findIndex((test) => test(codes));
  };
}
