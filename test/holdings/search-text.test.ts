import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery, patternsAllowing } from '../../src/features/holdings/domain/search-query.js';
import { normalised } from '../../src/features/holdings/domain/search-text.js';

describe('Text as it is compared', () => {
  it.each([
    ['ＩＣＤ１０', 'icd10'],
    ['ｶﾅ氏名', 'かな氏名'],
    ['カナ　氏名', 'かな 氏名'],
    ['ヘモグロビンＡ１ｃ', 'へもぐろびんa1c'],
    ['C−反応性', 'c-反応性'],
    ['㎎／㎗', 'mg/dl'],
    [' 転帰\n事由 ', '転帰 事由'],
  ])('takes %s for %s', (written, compared) => {
    expect(normalised(written)).toBe(compared);
  });

  it('stays the same when it is compared again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalised(normalised(text))).toBe(normalised(text));
      }),
    );
  });
});

describe('A query', () => {
  it('is split into words that must all occur', () => {
    expect(parseQuery(' 転帰　コード 転帰 ')).toMatchObject({
      value: { text: '転帰 こーど 転帰', terms: ['転帰', 'こーど'] },
    });
  });

  it('of nothing but spaces is refused', () => {
    expect(parseQuery(' 　')).toMatchObject({ error: { code: 'SEARCH_EMPTY' } });
  });

  it('may be a value of a pattern, unless the pattern allows anything or the query is a word', () => {
    const patterns = ['[A-Z]\\d{2}(\\.\\d)?', '\\d{9}', '.*'];
    expect(patternsAllowing('E11', patterns)).toEqual(['[A-Z]\\d{2}(\\.\\d)?']);
    expect(patternsAllowing('160029710', patterns)).toEqual(['\\d{9}']);
    expect(patternsAllowing('病名', patterns)).toEqual([]);
    expect(patternsAllowing('unit', patterns)).toEqual([]);
  });
});
