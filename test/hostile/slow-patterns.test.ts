import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionFindings } from '../../src/features/catalogue/domain/check-definition.js';
import type { DataDefinition, DataItem } from '../../src/features/catalogue/index.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const id: DataItem = {
  name: 'id',
  nameJa: '番号',
  type: 'string',
  required: true,
  class: 'identifier',
};
const codesOf = (pattern: string, length?: number): string[] =>
  definitionFindings({
    id: 'test/small',
    version: 1,
    titleJa: '試験',
    tables: [
      {
        name: 'patient',
        nameJa: '患者',
        sourceKind: 'common',
        key: ['id'],
        items: [{ ...id, pattern, ...(length !== undefined && { length }) }],
      },
    ],
    codeTables: [],
  }).map(({ error }) => error.code);

describe('a pattern of a data definition', () => {
  it.each([
    '(a+)+',
    '(?:a*)*b',
    '(a|a)*b',
    '(a|aa)+',
    '([0-9]+,?)*',
    '(?<x>[a-z]+)*',
    '((ab)+c?){1,50}',
    '(?:\\(?[^)]*)*x',
    '(/a*a*)*x',
    `${'(?:a?)'.repeat(40)}${'a'.repeat(40)}`,
    'a*a*a*a*b',
    '(?=(a+)+$)a',
    '(a{1,9}){9,}',
    '(\\/[^a]*)*x',
    '(a\\1*)+',
  ])('that could be tried without end is refused: %s', (pattern) => {
    expect(codesOf(pattern)).toEqual(['DEFINITION_PATTERN_SLOW']);
  });

  it.each([
    '[0-9]{3}(,[0-9]{3})*',
    '[A-Z]{2,3}(/[A-Z]{2,3})*',
    '[^@]+@[^@]+',
    '(0[1-9]|1[0-2])?',
    '\\(?[0-9]+\\)?-\\p{Lu}*',
    '(?!0+$)[0-9]{4}',
  ])('that people write is taken: %s', (pattern) => {
    expect(codesOf(pattern, 200)).toEqual([]);
  });

  it('may vary more in an item of few characters', () => {
    expect(codesOf('[0-9]*[.][0-9]*[a-z]*[0-9]*', 20)).toEqual([]);
    expect(codesOf('[0-9]*[.][0-9]*[a-z]*[0-9]*')).toEqual(['DEFINITION_PATTERN_SLOW']);
  });

  it('that ends the brackets put around it would match anything, and is refused', () => {
    expect(codesOf('a)|(?:b')).toEqual(['DEFINITION_PATTERN_INVALID']);
    expect(codesOf(')|(?:')).toEqual(['DEFINITION_PATTERN_INVALID']);
  });

  it('of the common definition is taken', () => {
    expect(definitionFindings(common)).toEqual([]);
  });

  it('is judged whatever it is', () => {
    const piece = fc.constantFrom(
      ...Array.from('ab/()[]{}*+?|,19\\^$.-'),
      '(?:',
      '(?=',
      '\\p{L}',
      '{1,',
      '[^',
    );
    const pattern = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(pattern, (text) => {
        expect(codesOf(text).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5_000 },
    );
  });
});
