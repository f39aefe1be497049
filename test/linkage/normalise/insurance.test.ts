import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  identifierInsuranceKey,
  insuranceKey,
  insurerCheckDigit,
  joinedInsuranceKey,
} from '../../../src/features/linkage/domain/normalise/insurance.js';

interface Insurance {
  readonly insurer: string;
  readonly symbol: string;
  readonly number: string;
}

const digits = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
const insurance: fc.Arbitrary<Insurance> = fc.record({
  insurer: digits(1_000, 9_999_999).map((body) => `${body}${insurerCheckDigit(body)}`),
  symbol: fc.oneof(digits(1, 9999), fc.constantFrom('', 'あ', '松', '品川い', 'A12')),
  number: digits(1, 9_999_999),
});
const keyOf = ({ insurer, symbol, number }: Insurance) => insuranceKey(insurer, symbol, number);

const toFullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
/** Ways to write one part that say nothing else. */
const notation = fc.constantFrom<(text: string) => string>(
  (text) => text,
  toFullWidth,
  (text) => ` ${text}`,
  (text) => (/^\d/.test(text) ? `00${text}` : text),
  (text) => Array.from(text).join(' '),
  (text) => text.toLowerCase(),
);

describe('the key of an insurance', () => {
  it('is one for every notation of insurer, symbol and number', () => {
    fc.assert(
      fc.property(insurance, fc.tuple(notation, notation), (one, [a, b]) => {
        const key = keyOf(one);
        expect(key).not.toBeNull();
        const { insurer, symbol, number } = one;
        expect(insuranceKey(insurer.padStart(8, '0'), a(symbol), b(number))).toBe(key);
        expect(insuranceKey(toFullWidth(insurer), b(symbol), a(number))).toBe(key);
      }),
    );
  });

  it('is the same from one field, and from the identifier', () => {
    fc.assert(
      fc.property(insurance, fc.constantFrom('・', '-', '－', ' ', '/'), (one, sign) => {
        const { insurer, symbol, number } = one;
        const together = symbol === '' ? number : `${symbol}${sign}${number}`;
        expect(joinedInsuranceKey(insurer, together)).toBe(keyOf(one));
        expect(joinedInsuranceKey(insurer, `記号${symbol}\u3000番号${number}`)).toBe(keyOf(one));
        expect(identifierInsuranceKey(`${insurer}:${symbol}:${number}:01`)).toBe(keyOf(one));
      }),
    );
  });

  it('tells two insurances apart, however near', () => {
    const near = fc.record({
      insurer: fc.constantFrom('1130012', '33120015'),
      symbol: fc.oneof(digits(1, 3), fc.constant('')),
      number: digits(1, 30),
    });
    fc.assert(
      fc.property(near, near, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(keyOf(one) === keyOf(other)).toBe(same);
      }),
    );
  });

  it('is settled: read part by part it is itself', () => {
    fc.assert(
      fc.property(insurance, notation, (one, write) => {
        const key = insuranceKey(one.insurer, write(one.symbol), write(one.number)) ?? '';
        const [insurer = '', symbol = '', number = ''] = key.split(':');
        expect(insuranceKey(insurer, symbol, number)).toBe(key);
      }),
    );
  });
});
