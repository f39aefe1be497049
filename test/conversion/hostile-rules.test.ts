import { describe, expect, it } from '@jest/globals';
import { YamlRuleSetReader } from '../../src/features/conversion/engines/yaml-rule-set-reader.js';

const laughs = Array.from(
  { length: 9 },
  (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
);

describe('a file of conversion rules from outside', () => {
  it.each([
    ['aliases of aliases of aliases', ['l0: &l0 [x]', ...laughs].join('\n')],
    ['an alias of itself', 'a: &a [*a]'],
    ['an alias of nothing', 'a: *b'],
    ['lists nested deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['sequences of sequences', `${'- '.repeat(3000)}x`],
    ['keys of prototypes', '__proto__: {tables: []}\nconstructor: x'],
  ])('is refused with a code when it has %s', (_, text) => {
    const read = new YamlRuleSetReader().read(text);
    expect(read.ok ? 'read' : read.error.code).toMatch(/^CONVERSION_(UNREADABLE|INVALID)$/);
  });
});
