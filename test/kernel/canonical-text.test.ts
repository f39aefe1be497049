import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalText } from '../../src/kernel/canonical-text.js';
import { canonicalJson } from '../../src/kernel/canonical-json.js';

describe('The canonical text of plain values', () => {
  it('is RFC 8785 canonical JSON for every JSON value', () => {
    const json = fc.jsonValue({ stringUnit: 'binary' });
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(value)).toBe(canonicalJson(value));
      }),
    );
    const keys = { b: 1, a: undefined, '10': 0, '9': 0, '\u20ac': 1e21, '\r': -0 };
    expect(canonicalText(keys)).toBe(canonicalJson(keys));
  });
});
