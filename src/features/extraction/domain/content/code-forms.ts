import type { DataItem } from '../../../catalogue/index.js';

const ICD10 = /^[A-Z]\d{2}(?:\.?[0-9A-Z]{1,3})?[†*+]?$/;
const JLAC10 = /^\d[A-Z]\d{3}\d{4}\d{3}\d{3}(?:\d{2})?$/;

/** 標準コードの形式, by the names HL7 messages and MML documents give the code systems. */
const FORMS: Readonly<Record<string, RegExp>> = {
  JC10: JLAC10,
  JLAC10,
  I10: ICD10,
  ICD10,
  'ICD-10': ICD10,
  MDCDX2: /^\d{8}$/,
  HOT: /^(?:\d{7}|\d{9}|\d{13})$/,
  HOT7: /^\d{7}$/,
  HOT9: /^\d{9}$/,
  HOT13: /^\d{13}$/,
  YJ: /^\d{7}[A-Z]\d{4}$/,
};

/** False for a code that cannot be one of the standard it is said to be of; other systems are not known. */
export function fitsSystem(code: string, system: string): boolean {
  const name = system.toUpperCase();
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  return code === '' || form === undefined || form.test(code);
}

const SYSTEM = '_system';

/** Items that hold a code, each with the item that names its code system. */
export const codedItems = (items: readonly DataItem[]): { code: string; system: string }[] =>
  items
    .filter(({ name }) => name.endsWith(SYSTEM))
    .map(({ name }) => ({ code: name.slice(0, -SYSTEM.length), system: name }))
    .filter(({ code }) => items.some(({ name }) => name === code));
