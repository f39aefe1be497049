import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fitsIso2022Jp, jisCodeOf } from '../../src/features/rehearsal/domain/jis-x-0208.js';
import { encodeIso2022Jp } from '../../src/features/rehearsal/engines/iso-2022-jp.js';

const decode = (bytes: Uint8Array) => new TextDecoder('iso-2022-jp', { fatal: true }).decode(bytes);

const holdable = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
  (unit) => jisCodeOf(unit) !== 0,
);
const character = fc.oneof(
  fc.constantFrom(...holdable).map((unit) => String.fromCharCode(unit)),
  fc.integer({ min: 0x20, max: 0x7e }).map((unit) => String.fromCharCode(unit)),
  fc.constant('\r'),
);

describe('writing ISO-2022-JP', () => {
  it('knows the 6,879 characters of JIS X 0208', () => {
    expect(holdable).toHaveLength(6879);
  });

  it('gives back the same text to a strict decoder', () => {
    fc.assert(
      fc.property(fc.array(character, { maxLength: 200 }), (characters) => {
        const text = characters.join('');
        expect(decode(encodeIso2022Jp(text))).toBe(text);
      }),
    );
  });

  it('is back in ASCII at each end of a segment, so that a message can be cut there', () => {
    const bytes = encodeIso2022Jp('PID|山田^太郎\rPV1|');
    const end = bytes.indexOf('\r');
    expect(bytes.subarray(end - 3, end).toString('latin1')).toBe('\x1b(B');
  });

  it.each(['髙', '﨑', '栁', '德', '𠮷', '①', 'ｱ', 'é'])(
    'refuses %s, which it cannot hold',
    (one) => {
      expect(fitsIso2022Jp(one)).toBe(false);
      expect(() => encodeIso2022Jp(one)).toThrow(RangeError);
    },
  );

  it.each(['邉', '邊', '齋', '澤', '濱', '冨'])('holds %s, which the standard has', (one) => {
    expect(fitsIso2022Jp(one)).toBe(true);
  });
});
