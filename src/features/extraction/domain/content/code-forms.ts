import type { DataItem } from '../../../catalogue/index.js';

/** Form of the codes of one standard. */
export interface CodeForm {
  readonly form: RegExp;
  /** Forms without a choice, of which most codes are: 9 for a digit, A for a capital letter. */
  readonly shapes: readonly string[];
}

const digits = (...lengths: readonly number[]): CodeForm => ({
  form: new RegExp(`^(?:${lengths.map((length) => `\\d{${length}}`).join('|')})$`),
  shapes: lengths.map((length) => '9'.repeat(length)),
});

const ICD10: CodeForm = {
  form: /^[A-Z]\d{2}(?:\.?[0-9A-Z]{1,3})?[†*+]?$/,
  shapes: ['A99', 'A999', 'A99.9'],
};
/** Findings of images SS-MIX2 gives as the analyte with a part of the report: `9A100&IMP`. */
const JLAC10: CodeForm = {
  form: /^\d[A-Z]\d{3}(?:\d{10}(?:\d{2})?|&[A-Z]{3})$/,
  shapes: ['9A999999999999999', '9A9999999999999'],
};

/** 標準コードの形式, by the names HL7 messages and MML documents give the code systems. */
const FORMS: Readonly<Record<string, CodeForm>> = {
  JC10: JLAC10,
  JLAC10,
  I10: ICD10,
  ICD10,
  'ICD-10': ICD10,
  MDCDX2: digits(8),
  HOT: digits(7, 9, 13),
  HOT7: digits(7),
  HOT9: digits(9),
  HOT13: digits(13),
  YJ: { form: /^\d{7}[A-Z]\d{4}$/, shapes: ['9999999A9999'] },
};

/** Undefined for a system that is local or not known. */
export function codeForm(system: string): CodeForm | undefined {
  const name = system.toUpperCase();
  return Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
}

const SYSTEM = '_system';

/** Items that hold a code, each with the item that names its code system. */
export const codedItems = (items: readonly DataItem[]): { code: string; system: string }[] =>
  items
    .filter(({ name }) => name.endsWith(SYSTEM))
    .map(({ name }) => ({ code: name.slice(0, -SYSTEM.length), system: name }))
    .filter(({ code }) => items.some(({ name }) => name === code));
