import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  parsePattern,
  type PatternNode,
} from '../../src/features/rehearsal/domain/pattern/parse-pattern.js';
import {
  capacityOf,
  patternText,
  shapedText,
  shapeOf,
} from '../../src/features/rehearsal/domain/pattern/pattern-text.js';
import { Random } from '../../src/features/rehearsal/domain/prng.js';

/** Patterns built from the forms that definitions use. */
const single = fc.constantFrom(
  ...['A', '[0-9]', '[A-Za-z_-]', '\\d', '\\w', '[^0-9,]', '[ァ-ヴー]', '\\.', '\\u{3042}'],
  ...['.', '\\p{Lu}', '[\\d.]', '\\x41', '\\D'],
);
const repeated = fc
  .tuple(single, fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{0,2}?'))
  .map(([one, times]) => one + times);
const sequence = fc.array(repeated, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
/** A repeated group of repetitions would take the comparing expression ages: groups are repeated twice at most. */
const group = fc
  .tuple(fc.array(sequence, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '?', '{2}'))
  .map(([options, times]) => `(?:${options.join('|')})${times}`);
const pattern = fc
  .array(fc.oneof(repeated, group), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));

const nodeOf = (source: string): PatternNode => {
  const node = parsePattern(source);
  if (node === null) throw new Error(source);
  return node;
};

describe('texts made from a pattern', () => {
  it('match it', () => {
    fc.assert(
      fc.property(pattern, fc.nat(), (source, seed) => {
        const text = patternText(nodeOf(source), Random.of('pattern', seed));
        expect(text).toMatch(new RegExp(`^(?:${source})$`, 'u'));
      }),
      { numRuns: 300 },
    );
  });

  it('match it also when they are numbered, and no two numbers give one text', () => {
    fc.assert(
      fc.property(pattern, fc.nat(4), (source, growth) => {
        const shape = shapeOf(nodeOf(source), growth);
        const numbers = Array.from({ length: Math.min(capacityOf(shape), 200) }, (_, at) => at);
        const texts = numbers.map((number) => shapedText(shape, number));
        const whole = new RegExp(`^(?:${source})$`, 'u');
        expect(texts.filter((text) => !whole.test(text))).toEqual([]);
        expect(new Set(texts).size).toBe(texts.length);
      }),
      { numRuns: 200 },
    );
  });

  it('are not attempted where a pattern refers back to what it found', () => {
    expect(parsePattern('(a|b)\\1')).toBeNull();
  });
});
