import { withCheckDigit } from '../../../kernel/check-digit.js';
import type { Insurance } from './person.js';
import type { Random } from './prng.js';

/**
 * Insurer numbers: 法別 (2 digits, none for 国保) + prefecture + insurer + check digit. Insurer numbers from 900
 * are invented; 01 (協会けんぽ) has one branch per prefecture.
 */
const insurer = (scheme: string, prefectureCode: string, body: string): string =>
  withCheckDigit(scheme + prefectureCode + body);

const invented = (random: Random): string => `9${random.digits(2)}`;

function employees(random: Random, prefectureCode: string): Insurance {
  const kyokai = random.chance(0.55);
  return {
    insurerNumber: kyokai
      ? insurer('01', prefectureCode, '001')
      : insurer(random.chance(0.8) ? '06' : '34', prefectureCode, invented(random)),
    symbol: kyokai
      ? `${random.between(1, 9)}${random.digits(7)}`
      : String(random.between(10, 9999)),
    number: String(random.between(1, 99_999)),
  };
}

const national = (random: Random, prefectureCode: string): Insurance => ({
  insurerNumber: insurer('', prefectureCode, invented(random)),
  symbol: `国${random.digits(2)}`,
  number: `${random.between(1, 9)}${random.digits(6)}`,
});

/** 被用者保険 or 国民健康保険 of a household: all members share symbol and number, the branch tells them apart. */
export const householdInsurance = (random: Random, prefectureCode: string): Insurance =>
  random.chance(0.72) ? employees(random, prefectureCode) : national(random, prefectureCode);

/** 後期高齢者医療, from 75: one number per person, no symbol. */
export const elderlyInsurance = (random: Random, prefectureCode: string): Insurance => ({
  insurerNumber: insurer('39', prefectureCode, invented(random)),
  symbol: '',
  number: random.digits(8),
});
