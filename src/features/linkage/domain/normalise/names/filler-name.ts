/** 氏名不詳, 身元不明者, 不明 男性, 患者不詳: written where nobody knows the name. */
const UNKNOWN_KANJI =
  /^(?:氏名|姓名|名前|本名|身元|患者)*(?:不明|不詳|未詳|未定|未確認|未登録|匿名|無名|名無し?)(?:者|人|様|氏|殿|患者|男性?|女性?|男児|女児|子)*$/u;
const UNKNOWN_KANA =
  /^(?:シメイ|セイメイ|ナマエ|ミモト)*(?:フメイ|フシヨウ|ミシヨウ|ミテイ|トクメイ|ムメイ|ナナシ)(?:シヤ|ダンセイ|ジヨセイ|オトコ|オンナ)*$/u;
/** テスト患者, テスト 太郎, 患者テスト, ダミー. */
const TEST_NAME =
  /^(?:(?:テスト|ダミ[イー]|試験|練習)(?:患者|カンジヤ|用|ヨウ|データ|タロウ|太郎|ハナコ|花子|イチロウ|一郎)*|(?:患者|カンジヤ)(?:テスト|ダミ[イー]))$/u;
const LATIN = /^(?:UNKNOWN|TEST|DUMMY|NONAME|JOHNDOE|JANEDOE|TESTPATIENT)$/;

const FILLERS = [UNKNOWN_KANJI, UNKNOWN_KANA, TEST_NAME, LATIN];

/** Is the whole name (folded, no signs) what stands where no name is known? It tells of nobody. */
export const isFillerName = (whole: string): boolean =>
  FILLERS.some((filler) => filler.test(whole));
