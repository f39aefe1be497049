import { canonicalJson, digestOf } from '../../kernel/canonical-json.js';

/** The value of a text that is its own canonical JSON, else undefined: one value has one text. */
export function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    // Not JSON, or JSON without canonical form (lone surrogates).
    return undefined;
  }
}

/** Whether `checksum` is the SHA-256 of the canonical JSON of the other fields. */
export function checksumHolds(value: { readonly checksum: string }): boolean {
  const { checksum, ...rest } = value;
  return digestOf(rest) === checksum;
}

/** The value of the field `yuzu` of anything, for the words of a refusal: whatever it holds, they can be stored. */
export function formOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('yuzu' in value)) return '-';
  return typeof value.yuzu === 'string'
    ? value.yuzu.slice(0, 40).replace(/\P{ASCII}|\p{Cc}/gu, '?')
    : '-';
}
