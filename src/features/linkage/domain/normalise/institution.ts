import { compatible, digitsOf, withoutSpaces } from './text.js';

/** 医療機関コード as 10 digits. A failing check digit is no refusal: printed specimens fail it too. */
export function institutionCode(text: string): string | null {
  const digits = digitsOf(text);
  return digits.length === 10 ? digits : null;
}

/** Patient id of one institution: half-width, upper case, leading zeros and signs gone. */
export function localId(text: string): string | null {
  const plain = withoutSpaces(compatible(text)).toUpperCase().replace(/^0+/, '');
  return plain === '' ? null : plain;
}

/** Institution and patient id in one key; null unless both are known. */
export function institutionPatient(institution: string, patient: string): string | null {
  const [code, id] = [institutionCode(institution), localId(patient)];
  return code === null || id === null ? null : `${code}:${id}`;
}
