import { describe, expect, it } from '@jest/globals';
import {
  branchNumber,
  identifierInsuranceKey,
  insuranceKey,
  insuredPart,
  insurerCheckDigit,
  insurerNumber,
  joinedInsuranceKey,
} from '../../../src/features/linkage/domain/normalise/insurance.js';
import { institutionPatient } from '../../../src/features/linkage/domain/normalise/institution.js';
import { phoneDigits } from '../../../src/features/linkage/domain/normalise/phone.js';
import { postalCode } from '../../../src/features/linkage/domain/normalise/places/postal-code.js';
import { sexOf } from '../../../src/features/linkage/domain/normalise/sex.js';

describe('sex, insurance, phone and postal code', () => {
  it.each([
    ['M', 'M'],
    ['１', 'M'],
    ['男', 'M'],
    ['f', 'F'],
    ['2', 'F'],
    ['女性', 'F'],
    ['01', 'M'],
    ['男性', 'M'],
    ['male', 'M'],
    ['おんな', 'F'],
    ['♀', 'F'],
    ['1:男', 'M'],
    ['女(2)', 'F'],
    ['1:女', null],
    ['0', null],
    ['9', null],
    ['A', null],
    ['N', null],
    ['other', null],
    ['不明', null],
    ['U', null],
    ['O', null],
    ['', null],
  ])('reads the sex code "%s" as %s', (written, sex) => {
    expect(sexOf(written)).toBe(sex);
  });

  it('computes the published examples of the insurer number check digit', () => {
    expect(insurerCheckDigit('3312001')).toBe(5);
    expect(insurerNumber('01130012')).toBe('01130012');
    expect(insurerNumber('  1130012')).toBe('01130012');
  });

  it('does not take a mistyped insurer number for evidence', () => {
    expect(insurerNumber('01130013')).toBeNull();
    expect(insuranceKey('01130013', '12', '345')).toBeNull();
    expect(insurerNumber('00000000')).toBeNull();
  });

  it('gives every notation of one insurance one key', () => {
    expect(insuranceKey('01130012', 'あ１２－３', '０００４５')).toBe(
      insuranceKey('1130012', 'あ12-3', '45'),
    );
    expect(branchNumber('1')).toBe(branchNumber('０１'));
    expect(branchNumber('00')).toBeNull();
  });

  it.each([
    ['記号12 番号345', '12', '345'],
    ['１２－３４５', '12', '345'],
    ['札幌・0345', '札幌', '0345'],
    ['345', '', '345'],
  ])('takes symbol and number in one field apart: %s', (written, symbol, number) => {
    expect(insuranceKey('01130012', symbol, number)).not.toBeNull();
    expect(joinedInsuranceKey('01130012', written)).toBe(insuranceKey('01130012', symbol, number));
  });

  it('reads the identifier of JP Core, with and without branch', () => {
    const key = insuranceKey('01130012', 'あ12-3', '45');
    expect(identifierInsuranceKey('01130012:あ１２－３:0045:01')).toBe(key);
    expect(identifierInsuranceKey('01130012:あ12-3:45:')).toBe(key);
    expect(identifierInsuranceKey(key ?? '')).toBe(key);
  });

  it('leaves the words 記号, 番号 and 第 out of what they stand before', () => {
    expect(insuredPart('第12号')).toBe('12');
    expect(insuredPart('記号：ﾖｺﾊﾏ')).toBe('ヨコハマ');
    expect(insuredPart('000')).toBeNull();
  });

  it('knows institution and patient only together', () => {
    expect(institutionPatient('０１１０１１３７１９', ' 000123 ')).toBe('0110113719:123');
    expect(institutionPatient('0110113719', '0')).toBeNull();
    expect(institutionPatient('11011371', '123')).toBeNull();
  });

  it.each([
    ['9012345678', '09012345678'],
    ['312345678', '0312345678'],
    ['03-1234-5678 / 090-1111-2222', '0312345678'],
    ['03-1234-5678', '0312345678'],
    ['（０９０）１２３４－５６７８', '09012345678'],
    ['+81 90-1234-5678', '09012345678'],
    ['+81(0)3-1234-5678', '0312345678'],
    ['03-1234-5678 内線 12', '0312345678'],
    ['000-0000-0000', null],
    ['なし', null],
    ['', null],
  ])('reads the phone number "%s" as %s', (written, digits) => {
    expect(phoneDigits(written)).toBe(digits);
  });

  it('reads postal codes in any width and refuses fillers', () => {
    expect(postalCode('〒１００－０００５')).toBe('1000005');
    expect(postalCode('000-0000')).toBeNull();
    expect(postalCode('100-000')).toBeNull();
  });
});
