import { describe, expect, it } from '@jest/globals';
import { hasValidCheckDigit, withCheckDigit } from '../../src/kernel/check-digit.js';

describe('check digits of insurers and institutions', () => {
  it('agree with the published examples', () => {
    expect(withCheckDigit('3312001')).toBe('33120015');
    expect(withCheckDigit('0113001')).toBe('01130012');
    expect(hasValidCheckDigit('0110113719')).toBe(true);
  });

  it('refuse the often printed specimen of an institution code', () => {
    expect(hasValidCheckDigit('1311234567')).toBe(false);
  });

  it('do not change when a number is padded with zeros', () => {
    expect(hasValidCheckDigit('138057')).toBe(hasValidCheckDigit('00138057'));
  });
});
