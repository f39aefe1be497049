import { describe, expect, it } from '@jest/globals';
import {
  westernAddress,
  westernName,
  westernText,
  westernWord,
} from '../../../src/features/linkage/domain/normalise/names/western-name.js';

describe('western names', () => {
  it.each([
    ["O'Brien-Smith", 'obrien smith'],
    ['  Müller ', 'muller'],
    ['JOSÉ  MARÍA', 'jose maria'],
    ['St. John', 'st john'],
    ['Straße', 'strasse'],
    ['Łukasz Ægir', 'lukasz aegir'],
    ['Ｓｍｉｔｈ', 'smith'],
  ])('reads %s as %s', (written, key) => {
    expect(westernText(written)).toBe(key);
  });

  it('takes a name in one word and in several for the same', () => {
    expect(westernWord('de la Cruz')).toBe(westernWord('Delacruz'));
    expect(westernWord(' . ')).toBeNull();
  });

  it('agrees where given name and surname were exchanged', () => {
    const one = westernName('Mary', 'Jones');
    const other = westernName('JONES', 'mary');
    expect(one).toEqual({ given: 'mary', surname: 'jones', sorted: 'jones mary' });
    expect(other.sorted).toBe(one.sorted);
    expect(westernName('', '')).toEqual({ given: null, surname: null, sorted: null });
  });

  it('shortens the words of streets as post offices do', () => {
    expect(westernAddress("12 Saint-John's Road")).toBe('12 st johns rd');
    expect(westernAddress('Flat 3, 9 Hill Street')).toBe(westernAddress('Apt. 3/9 HILL ST'));
    expect(westernAddress('')).toBeNull();
  });
});
