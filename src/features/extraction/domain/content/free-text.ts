import type { DataItem } from '../../../catalogue/index.js';
import type { CheckRule } from '../check-report.js';

/** Shorter items hold names of units and the like, not sentences. */
const SENTENCE = 80;
/** Names of things, ids and codes, and what is meant to tell how to reach somebody, are no free text. */
const NAMED =
  /_(?:code|id|uid|number|system|range)$|(?:^|_)(?:names?|address|zip|phone|tel|fax|e?mail)(?:_|$)/;

/** 自由記載: text that nothing restricts, in which anything may have been written. */
export const isFreeText = ({ name, type, pattern, codeTable, length, class: kind }: DataItem) =>
  type === 'string' &&
  pattern === undefined &&
  codeTable === undefined &&
  kind !== 'identifier' &&
  (length ?? Infinity) >= SENTENCE &&
  !NAMED.test(name);

const MAIL = /[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/;
/** 10 or 11 digits from 0, in groups; without groups only mobile numbers, which nothing else looks like. */
const PHONE =
  /(?<![\d-])(?:0[789]0\d{8}|(?=(?:\D?\d){10,11}(?![\d-]))0\d{1,4}[-(]\d{1,4}[-)]\d{3,4})(?![\d-])/;
const ADDRESS =
  /〒 ?\d{3}-?\d{4}|(?:東京都|北海道|京都府|大阪府|[一-龠]{2,3}県)[^\s。、]{1,8}[市区郡町村][^\s。、]{0,12}?\d/;

/** Words before a title that tell a role, not a person. */
const ROLE =
  /(?:主治|担当|当直|執刀|指導|研修|専門|麻酔|紹介|他院|前|家庭|産業|校|認定|嘱託|常勤|非常勤|女性|男性|複数|各|同|両|当該|精神保健指定|科|院|部|長|師|医|の|名)$/u;
const TITLED = /(?<name>[一-龠々ヶ]{1,5})[ \u3000]?(?:医師|先生|Dr\b|ＤＲ|ドクター)/gu;
const DOCTOR = /(?:\bDr\.?|ドクター)[ \u3000]?[一-龠ァ-ヶA-Z]/u;

/** Full-width digits and signs are written for the same numbers. */
const narrow = (text: string): string =>
  text
    .replace(/[！-～]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[‐‑–—―−ー](?=\d)/gu, '-');

function namesDoctor(text: string): boolean {
  if (DOCTOR.test(text)) return true;
  for (const { groups } of text.matchAll(TITLED))
    if (groups?.name !== undefined && !ROLE.test(groups.name)) return true;
  return false;
}

/** What stands in a free text that should not. */
export function contentOf(value: string): readonly CheckRule[] {
  const text = narrow(value);
  const found: CheckRule[] = [];
  if (namesDoctor(text)) found.push('text-doctor');
  if (PHONE.test(text)) found.push('text-phone');
  if (MAIL.test(text)) found.push('text-mail');
  if (ADDRESS.test(text)) found.push('text-address');
  return found;
}
