import { describe, expect, it } from '@jest/globals';
import { siblingMark } from '../../../src/features/linkage/domain/normalise/names/sibling-mark.js';

describe('the mark of a newborn among its siblings', () => {
  it.each([
    ['山田花子ベビー１', 'ヤマダハナコベビー１', '第1児'],
    ['山田花子ベビー②', '', '第2児'],
    ['山田花子(2)', 'ヤマダハナコ', '第2児'],
    ['山田　花子Ⅱ児', '', '第2児'],
    ['山田　花子Ｂ児', '', '第2児'],
    ['山田花子ベビー B', '', '第2児'],
    ['YAMADA BABY B', '', '第2児'],
    ['山田花子 第２子', '', '第2子'],
    ['山田花子 第二子', '', '第2子'],
    ['', 'ヤマダ　ハナコ　ダイニシ', '第2子'],
    ['', 'ﾔﾏﾀﾞ ﾊﾅｺ ﾀﾞｲ2ｼ', '第2子'],
    ['山田花子ベビー（次男）', '', '第2男'],
    ['山田花子　長女', '', '第1女'],
    ['', 'ヤマダ　ハナコジナン', '第2男'],
    ['山田花子ベビー', 'ヤマダハナコベビー', 'ベビー'],
    ['山田花子ベビー', 'ヤマダハナコベビー2', '第2児'],
    ['YAMADA BABY BOY', '', 'ベビー'],
    ['山田花子の子', '', 'ベビー'],
  ])('of "%s" (%s) is %s', (kanji, kana, mark) => {
    expect(siblingMark(kanji, kana)).toBe(mark);
  });

  it.each([
    ['山田　太郎', 'ヤマダ　タロウ'],
    ['児玉　誉士夫', 'コダマ　ヨシオ'],
    ['双葉　一子', 'フタバ　カズコ'],
    ['山田　三男', 'ヤマダ　ミツオ'],
    ['第一　大輔', 'ダイイチ　ダイスケ'],
    ['渡邊　直美（旧姓　鈴木）', 'ワタナベ　ナオミ'],
    ['SMITH　JOHN', 'スミス　ジョン'],
    ['山田　●郎', 'ヤマダ'],
    ['', ''],
  ])('is none in %s', (kanji, kana) => {
    expect(siblingMark(kanji, kana)).toBeNull();
  });
});
