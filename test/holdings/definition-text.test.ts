import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataDefinition, DataItem } from '../../src/features/catalogue/index.js';
import { DefinitionText, findIn } from '../../src/features/holdings/domain/definition-text.js';
import { hitsOf } from '../../src/features/holdings/domain/search-hit.js';
import { parseQuery } from '../../src/features/holdings/domain/search-query.js';
import { normalised } from '../../src/features/holdings/domain/search-text.js';
import { unwrap } from '../../src/kernel/outcome.js';

const definitionOf = (
  items: readonly Partial<DataItem>[],
  codes: Record<string, string> = {},
  id = 'test/text',
): DataDefinition => ({
  id,
  version: 1,
  titleJa: '検索の検査',
  codeTables: [{ name: 'codes', nameJa: '符号', version: '1', codes }],
  tables: [
    {
      name: 'table',
      nameJa: '表',
      sourceKind: 'common',
      key: [],
      items: items.map((item, at) => ({
        name: `item_${at}`,
        nameJa: '項目',
        type: 'string',
        class: 'static-attribute',
        ...item,
      })),
    },
  ],
});

const find = (definition: DataDefinition, written: string) => {
  const query = unwrap(parseQuery(written));
  return hitsOf(findIn([new DefinitionText(definition)], query), query, () => []);
};

describe('The text of a definition', () => {
  const word = fc.string({
    unit: fc.constantFrom('病', '名', 'Ｅ', '1', '𠮷', 'ガ', ' '),
    minLength: 1,
    maxLength: 6,
  });
  const query = word.filter((term) => normalised(term) !== '');

  it('is found by exactly the words that stand in it, whatever their width and length', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), query, (meanings, written) => {
        const definition = definitionOf(meanings.map((meaning) => ({ meaning })));
        const terms = normalised(written).split(' ');
        const expected = meanings.flatMap((meaning, at) => {
          const text = `item_${at}\n項目\n${normalised(meaning)}`;
          return terms.every((term) => text.includes(term)) ? `item_${at}` : [];
        });
        const found = find(definition, written).map(({ item }) => item);
        expect([...found].sort()).toEqual(expected);
      }),
    );
  });

  it('shows exactly the codes that have every word', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), query, (meanings, written) => {
        const codes = Object.fromEntries(meanings.map((meaning, at) => [`z${at}`, meaning]));
        const terms = normalised(written).split(' ');
        const expected = meanings.flatMap((meaning, at) =>
          terms.every((term) => `z${at}\n${normalised(meaning)}`.includes(term)) ? `z${at}` : [],
        );
        const definition = definitionOf([{ name: 'coded', codeTable: 'codes' }], codes);
        const found = find(definition, written).flatMap((hit) => hit.codes.map(({ code }) => code));
        expect(found).toEqual(expected.slice(0, 5));
      }),
    );
  });

  it('shows the code that was asked for first, then short ones', () => {
    const codes = {
      '112': 'あ',
      '11': 'い',
      '9': '11より',
      '1100': 'う',
      '0011': 'え',
      '711': 'お',
    };
    const [hit] = find(definitionOf([{ name: 'coded', codeTable: 'codes' }], codes), '11');
    expect(hit?.place).toBe('code');
    expect(hit?.codes.map(({ code }) => code)).toEqual(['11', '9', '112', '711', '0011']);
  });

  it('does not find words across two texts', () => {
    const definition = definitionOf([{ meaning: '前半', caution: '後半' }]);
    expect(find(definition, '半後')).toEqual([]);
    expect(find(definition, '前半 後半')).toHaveLength(1);
  });

  it('stands under the best place it is found in', () => {
    const definition = definitionOf(
      [
        { name: 'text', meaning: '11', codeTable: 'codes' },
        { name: 'pattern', pattern: '\\d{2}' },
        { name: 'exact', nameJa: '11' },
        { name: 'part', nameJa: '第11' },
        { name: 'start', nameJa: '11番' },
      ],
      { '11': 'い' },
    );
    expect(find(definition, '11').map(({ item, place }) => `${item} ${place}`)).toEqual([
      'exact name',
      'text code',
      'start name-start',
      'part name-part',
      'pattern pattern',
    ]);
  });

  it('of several definitions comes in the order of their places, then of the definitions', () => {
    const texts = ['test/a', 'test/b'].map(
      (id) => new DefinitionText(definitionOf([{ nameJa: '第一' }, { nameJa: '一' }], {}, id)),
    );
    const found = findIn(texts, unwrap(parseQuery('一')));
    expect(found.map(({ definition, item }) => `${definition.id} ${item.item}`)).toEqual([
      'test/a item_1',
      'test/b item_1',
      'test/a item_0',
      'test/b item_0',
    ]);
  });
});
