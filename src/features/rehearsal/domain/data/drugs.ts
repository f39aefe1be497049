/**
 * 医薬品. A code is given in a standard system only where a public example shows it for this product;
 * every other product carries an in-house code (院内コード), as source systems often do.
 */
export interface Drug {
  readonly name: string;
  readonly hot9?: string;
  readonly yj?: string;
  /** In-house code. */
  readonly local: string;
  /** Unit code of MERIT-9 (MR9P) and its name. */
  readonly unit: readonly [code: string, name: string];
  readonly route: 'PO' | 'AP' | 'OP' | 'PR' | 'IV';
  /** Amount given at once. */
  readonly dose: number;
}

const TAB = ['TAB', '錠'] as const;
const CAP = ['CAP', 'カプセル'] as const;
const GRAM = ['G', 'グラム'] as const;
const BOTTLE = ['HON', '本'] as const;
const AMPOULE = ['AMP', 'アンプル'] as const;
const PIECE = ['KO', '個'] as const;

type Row = readonly [
  name: string,
  unit: readonly [string, string],
  route: Drug['route'],
  dose: number,
  hot9?: string,
  yj?: string,
];

const rows: readonly Row[] = [
  ['カロナール錠５００', TAB, 'PO', 1, '123812902', '1141007F3023'],
  ['カルボシステイン錠２５０ｍｇ「サワイ」', TAB, 'PO', 2, '103831601', '2233002F1280'],
  ['ムコダイン錠２５０ｍｇ', TAB, 'PO', 2, '103835401'],
  ['ミヤＢＭ錠', TAB, 'PO', 1, '104195801', '2316009F1022'],
  ['プレドニン錠５ｍｇ', TAB, 'PO', 1, '105271807', '2456001F1310'],
  ['アムロジピンＯＤ錠１０ｍｇ', TAB, 'PO', 1, '121431401', '2171022F6276'],
  ['ペルマックス錠５０μｇ', TAB, 'PO', 1, '101230902'],
  ['リンデロン－ＶＧクリーム', GRAM, 'AP', 5, '106062101'],
  ['チモプトール点眼液０．２５％', BOTTLE, 'OP', 1, '102094601'],
  ['トラバタンズ点眼液０．００４％', BOTTLE, 'OP', 1, '118185202'],
  ['ネリプロクト坐剤', PIECE, 'PR', 1, '105638903'],
  ['新レシカルボン坐剤', PIECE, 'PR', 1, '104937401', '2359800J1035'],
  ['ロキソプロフェンナトリウム錠６０ｍｇ', TAB, 'PO', 1],
  ['レバミピド錠１００ｍｇ', TAB, 'PO', 1],
  ['ランソプラゾールＯＤ錠１５ｍｇ', TAB, 'PO', 1],
  ['ファモチジンＤ錠２０ｍｇ', TAB, 'PO', 1],
  ['アトルバスタチン錠１０ｍｇ', TAB, 'PO', 1],
  ['ロスバスタチン錠２．５ｍｇ', TAB, 'PO', 1],
  ['オルメサルタンＯＤ錠２０ｍｇ', TAB, 'PO', 1],
  ['メトホルミン塩酸塩錠２５０ｍｇ', TAB, 'PO', 1],
  ['シタグリプチン錠５０ｍｇ', TAB, 'PO', 1],
  ['アロプリノール錠１００ｍｇ', TAB, 'PO', 1],
  ['フェキソフェナジン塩酸塩錠６０ｍｇ', TAB, 'PO', 1],
  ['モンテルカスト錠１０ｍｇ', TAB, 'PO', 1],
  ['ワルファリンＫ錠１ｍｇ', TAB, 'PO', 2],
  ['フロセミド錠２０ｍｇ', TAB, 'PO', 1],
  ['アルファカルシドールカプセル０．５μｇ', CAP, 'PO', 1],
  ['酸化マグネシウム錠３３０ｍｇ', TAB, 'PO', 1],
  ['クラリスロマイシン錠２００ｍｇ', TAB, 'PO', 1],
  ['ゾルピデム酒石酸塩錠５ｍｇ', TAB, 'PO', 1],
  ['ソリタ－Ｔ３号輸液５００ｍＬ', BOTTLE, 'IV', 1, '107750602'],
  ['アドナ注（静脈用）５０ｍｇ', AMPOULE, 'IV', 1, '108010001'],
];

export const DRUGS: readonly Drug[] = rows.map(([name, unit, route, dose, hot9, yj], at) => ({
  name,
  unit,
  route,
  dose,
  local: `D${String(at + 1).padStart(5, '0')}`,
  ...(hot9 && { hot9 }),
  ...(yj && { yj }),
}));

/** 用法. JAMI standard usage codes (16 digits), with the number of times a day. */
export interface Usage {
  readonly code: string;
  readonly name: string;
  readonly timesADay: number;
}

export const ORAL_USAGES: readonly Usage[] = [
  { code: '1011000400000000', name: '内服・経口・１日１回朝食後', timesADay: 1 },
  { code: '1012040400000000', name: '内服・経口・１日２回朝夕食後', timesADay: 2 },
  { code: '1013044400000000', name: '内服・経口・１日３回朝昼夕食後', timesADay: 3 },
];

export const OTHER_USAGES: Readonly<Record<'AP' | 'OP' | 'PR', Usage>> = {
  AP: { code: '2B73000000000000', name: '外用・塗布・１日３回', timesADay: 3 },
  OP: { code: '2H73000000000000', name: '外用・点眼・１日３回', timesADay: 3 },
  PR: { code: '2R62090900000000', name: '外用・肛門挿入・１日２回朝夕', timesADay: 2 },
};
