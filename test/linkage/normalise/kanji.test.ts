import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { kanjiVariants as variants } from '../../../config/linkage/kanji-variants.js';
import {
  foldKanji,
  kanjiVariants,
} from '../../../src/features/linkage/domain/normalise/names/kanji.js';
import { DuckDBInstance } from '@duckdb/node-api';
import { kanjiName } from '../../../src/features/linkage/domain/normalise/names/person-name.js';

const file = new URL('../../../config/linkage/kanji-decisions.json', import.meta.url);
const decisions = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;

describe('kanji names', () => {
  it.each([
    ['髙﨑 德郞', '高崎 徳郎'],
    ['渡邊 齋', '渡辺 斎'],
    ['渡邉󠄂 斉', '渡辺 齊'],
    ['佐々木 惠', '佐佐木 恵'],
    ['𠮷澤 さくら', '吉沢 サクラ'],
    ['山田 太郎（旧姓 佐藤）', '山田 太郎'],
    ['渡辺神子', '渡辺神子'],
  ])('takes %s for %s', (one, other) => {
    expect(kanjiName(one)).toEqual(kanjiName(other));
    expect(kanjiName(one).whole).not.toBeNull();
  });

  it('keeps surnames apart that are different names', () => {
    expect(kanjiName('畑 一').whole).not.toBe(kanjiName('畠 一').whole);
  });

  it.each(['●田 太郎', '〓田 太郎', 'ヤマダ タロウ', '\u{e000}田 太郎', ''])(
    'says nothing about the kanji where they were not written: "%s"',
    (written) => {
      expect(kanjiName(written).whole).toBeNull();
    },
  );

  it.each([
    ['●田 太郎', '髙田太郎', true],
    ['山〓 太郎', '山﨑太郎', true],
    ['\u{e000}田 太郎', '吉田太郎', true],
    ['??田 太郎', '𠮷田太郎', true],
    ['■田 太郎', '吉田次郎', false],
    ['●田 太郎', '大吉田太郎', false],
  ])('takes %s for a possible way of writing %s: %s', async (written, name, possible) => {
    const [whole, { pattern }] = [kanjiName(name).whole ?? '', kanjiName(written)];
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const read = await connection.runAndReadAll(`SELECT '${whole}' LIKE '${pattern ?? ''}'`);
    expect(read.getRows()).toEqual([[possible]]);
    connection.closeSync();
    instance.closeSync();
  });

  it('has no pattern where all is written or nothing is', () => {
    expect(kanjiName('山田 太郎').pattern).toBeNull();
    expect(kanjiName('●● ●●').pattern).toBeNull();
    expect(kanjiName('ヤマダ●').pattern).toBeNull();
  });

  it('lists 5,000 pairs, each variant once, none that is itself a reference form or gone after NFKC', () => {
    const listed = Object.values(variants.groups)
      .flatMap((lines) => lines.trim().split(/\s+/))
      .flatMap((group) => Array.from(group).slice(1));
    expect(listed.length).toBeGreaterThan(5000);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((one) => [...kanjiVariants.values()].includes(one))).toEqual([]);
    expect(listed.filter((one) => one.normalize('NFKC') !== one)).toEqual([]);
  });

  it('folds every pair the decisions say, and keeps apart what they keep apart', () => {
    const split = (lines: readonly string[]) => lines.flatMap((line) => line.split(' '));
    const { version, apart = [], ...folded } = decisions;
    expect(version).toBe(variants.version);
    for (const group of split(Object.values(folded).flat()))
      expect([group, new Set(foldKanji(group)).size]).toEqual([group, 1]);
    for (const group of split(apart)) {
      const [first, ...others] = Array.from(foldKanji(group));
      expect([group, others.includes(first ?? '')]).toEqual([group, false]);
    }
  });

  it('is settled after one pass over any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (written) => {
        const once = foldKanji(written);
        expect(foldKanji(once)).toBe(once);
      }),
    );
  });
});
