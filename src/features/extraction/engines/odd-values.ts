import { hasOddCharacter, oddCharacters } from '../../../platform/text/odd-characters.js';
import type { FindingCode } from '../domain/source-finding.js';

const CODES = { 'private-use': 'GAIJI', replacement: 'REPLACEMENT_CHARACTER' } as const;

/** Items of a row that hold characters nobody can read without asking, one finding per item and kind. */
export function oddValues(
  values: Readonly<Record<string, string>>,
): { code: FindingCode; at: string }[] {
  return Object.entries(values).flatMap(([at, value]) => {
    if (!hasOddCharacter(value)) return [];
    const kinds = new Set(oddCharacters(value).map(({ kind }) => kind));
    return [...kinds].map((kind) => ({ code: CODES[kind], at }));
  });
}
