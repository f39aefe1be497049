import { compatible, withoutSpaces } from './text.js';

export type Sex = 'M' | 'F';

/**
 * Codings in use: HL7 table 0001 (M, F), receipts, DPC and 特定健診 (1, 2), ISO/IEC 5218 (1, 2), MML and FHIR (male,
 * female) and Japanese words. HL7 O, U, A and N, MML other and unknown, ISO 0 and 9 and the like say neither.
 */
const CODINGS: ReadonlyMap<string, Sex> = new Map([
  ...['M', 'MALE', 'MAN', 'BOY', '1', '01', '男', '男性', '男子', '男児', '♂'].map(
    (code): [string, Sex] => [code, 'M'],
  ),
  ...['オトコ', 'ダンセイ', 'おとこ', 'だんせい'].map((code): [string, Sex] => [code, 'M']),
  ...['F', 'FEMALE', 'WOMAN', 'GIRL', '2', '02', '女', '女性', '女子', '女児', '♀'].map(
    (code): [string, Sex] => [code, 'F'],
  ),
  ...['オンナ', 'ジョセイ', 'おんな', 'じょせい'].map((code): [string, Sex] => [code, 'F']),
]);

function readSex(text: string): Sex | null {
  const plain = withoutSpaces(compatible(text)).toUpperCase();
  const known = CODINGS.get(plain);
  if (known !== undefined) return known;
  // 1:男, 男(1), 2.女性: code and word together, which must not contradict each other.
  const parts = plain.split(/[^\p{L}\p{N}♂♀ー]+/u).filter((part) => part !== '');
  const sexes = new Set(parts.map((part) => CODINGS.get(part) ?? null));
  const [only = null, ...others] = sexes;
  return parts.length > 1 && others.length === 0 ? only : null;
}

/** Sex from HL7, receipt, MML, FHIR, ISO 5218 or Japanese codings; null for other, unknown and anything else. */
export const sexOf = (text: string): Sex | null =>
  text === 'M' || text === 'F' ? text : readSex(text);
