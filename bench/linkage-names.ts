import { FEMALE_NAMES, MALE_NAMES } from '../src/features/rehearsal/domain/data/given-names.js';
import { SURNAMES } from '../src/features/rehearsal/domain/data/surnames.js';
import type { Random } from '../src/features/rehearsal/domain/prng.js';
import { WeightedList } from '../src/features/rehearsal/domain/weighted-list.js';

/** A part of a name in kanji and kana. */
export interface Name {
  readonly kanji: string;
  readonly kana: string;
}

/** `大オオ` → 大, オオ. */
const parts = (list: string): Name[] =>
  list.split(' ').map((part) => ({
    kanji: part.replace(/[ァ-ヴー]/gu, ''),
    kana: part.replace(/[^ァ-ヴー]/gu, ''),
  }));

const joined = (first: readonly Name[], last: readonly Name[]): Name[] =>
  first.flatMap((one) =>
    last.map((other) => ({ kanji: one.kanji + other.kanji, kana: one.kana + other.kana })),
  );

const RARE_SURNAMES = joined(
  parts(
    '相アイ 赤アカ 秋アキ 浅アサ 芦アシ 荒アラ 池イケ 稲イナ 今イマ 岩イワ 植ウエ 内ウチ 梅ウメ 江エ 大オオ 岡オカ 沖オキ 奥オク 小オ 笠カサ 片カタ 金カネ 亀カメ 川カワ 北キタ 木キ 桐キリ 草クサ 熊クマ 黒クロ 桑クワ 越コシ 坂サカ 桜サクラ 笹ササ 篠シノ 柴シバ 島シマ 杉スギ 関セキ 高タカ 竹タケ 立タテ 谷タニ 玉タマ 千チ 塚ツカ 津ツ 土ツチ 鶴ツル 寺テラ 戸ト 鳥トリ 永ナガ 中ナカ 成ナリ 西ニシ 新ニイ 沼ヌマ 根ネ 野ノ 萩ハギ 橋ハシ 畑ハタ 花ハナ 浜ハマ 早ハヤ 原ハラ 東ヒガシ 久ヒサ 平ヒラ 広ヒロ 深フカ 福フク 藤フジ 古フル 星ホシ 堀ホリ 前マエ 牧マキ 増マス 松マツ 丸マル 三ミ 水ミズ 宮ミヤ 村ムラ 持モチ 森モリ 安ヤス 柳ヤナギ 山ヤマ 横ヨコ 吉ヨシ 米ヨネ 若ワカ 鷲ワシ',
  ),
  parts(
    '井イ 石イシ 泉イズミ 内ウチ 浦ウラ 江エ 尾オ 岡オカ 垣ガキ 上カミ 川カワ 木キ 口グチ 倉クラ 子コ 坂サカ 崎サキ 沢サワ 島シマ 下シタ 瀬セ 田タ 竹タケ 谷タニ 塚ツカ 戸ド 中ナカ 永ナガ 西ニシ 根ネ 野ノ 橋ハシ 畑ハタ 林バヤシ 原ハラ 本モト 間マ 宮ミヤ 村ムラ 森モリ 屋ヤ 山ヤマ',
  ),
);

const GIVEN_FIRST = parts(
  '愛アイ 明アキ 彰アキ 昭アキ 秋アキ 晶アキ 篤アツ 敦アツ 綾アヤ 彩アヤ 郁イク 勇ユウ 恵エ 英エイ 栄エイ 音オト 薫カオ 一カズ 和カズ 勝カツ 克カツ 公キミ 清キヨ 啓ケイ 圭ケイ 健ケン 賢ケン 憲ケン 謙ケン 研ケン 孝コウ 浩コウ 光コウ 功コウ 小コ 幸サチ 早サ 沙サ 聡サト 里サト 滋シゲ 重シゲ 純ジュン 順ジュン 俊シュン 翔ショウ 正ショウ 昌マサ 真シン 信シン 誠セイ 壮ソウ 颯ソウ 大ダイ 貴タカ 隆タカ 武タケ 忠タダ 千チ 智トモ 友トモ 朋トモ 敏トシ 利トシ 直ナオ 尚ナオ 菜ナ 夏ナツ 信ノブ 伸ノブ 典ノリ 紀ノリ 春ハル 晴ハル 陽ヨウ 久ヒサ 秀ヒデ 英ヒデ 仁ヒト 弘ヒロ 博ヒロ 裕ヒロ 文フミ 史フミ 麻マ 真マ 雅マサ 政マサ 美ミ 実ミ 道ミチ 光ミツ 充ミツ 宗ムネ 恵メグ 元モト 桃モモ 泰ヤス 康ヤス 保ヤス 由ユ 優ユ 有ユウ 祐ユウ 雄ユウ 幸ユキ 雪ユキ 義ヨシ 良ヨシ 吉ヨシ 竜リュウ 亮リョウ 涼リョウ 玲レイ 若ワカ',
);
const MALE_LAST = parts(
  '一イチ 太タ 介スケ 助スケ 輔スケ 樹キ 喜キ 也ヤ 哉ヤ 人ト 斗ト 男オ 夫オ 雄オ 郎ロウ 朗ロウ 二ジ 司ジ 治ハル 平ヘイ 馬マ 真マ 明アキ 久ヒサ 彦ヒコ 志シ 史シ 典ノリ 紀ノリ 幸ユキ 之ユキ 広ヒロ 吾ゴ 悟ゴ 生キ 貴タカ 成ナリ',
);
const FEMALE_LAST = parts(
  '子コ 美ミ 実ミ 香カ 花カ 佳カ 奈ナ 菜ナ 江エ 恵エ 絵エ 代ヨ 世ヨ 乃ノ 野ノ 里リ 理リ 莉リ 沙サ 紗サ 穂ホ 保ホ 緒オ 音ネ 希キ 紀キ 季キ 衣イ 羽ハ 葉ハ 央オ 月ツキ 歌カ 織オリ 苗ナエ 帆ホ 智チ 津ツ',
);

/** Half of the bearers carry one of the most usual surnames; the other half share the rare ones by rank. */
const surnames = new WeightedList<Name>(
  [
    ...SURNAMES.map(([kanji, kana, weight]) => ({ kanji, kana, weight })),
    ...RARE_SURNAMES.map((name, rank) => ({ ...name, weight: 40_000 / (rank + 150) })),
  ],
  (entry) => Math.ceil((entry as Name & { weight: number }).weight),
);
const COMBINED = { M: joined(GIVEN_FIRST, MALE_LAST), F: joined(GIVEN_FIRST, FEMALE_LAST) };
const USUAL = { M: MALE_NAMES, F: FEMALE_NAMES };

export const surname = (random: Random): Name => surnames.pick(random);

/** Half of the given names are the usual ones of the generation, half are put together. */
export function givenName(random: Random, sex: 'M' | 'F', year: number): Name {
  if (random.chance(0.5)) return random.pick(COMBINED[sex]);
  const generation = year < 1960 ? 'old' : year < 1990 ? 'middle' : 'young';
  const [kanji, kana] = random.pick(USUAL[sex][generation]);
  return { kanji, kana };
}
