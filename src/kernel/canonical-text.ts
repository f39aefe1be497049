/**
 * Canonical JSON (RFC 8785) of plain JSON values, as canonicalJson writes it, in a third of the time:
 * lines about 100,000 persons are canonicalised several times over. What has no canonical form (lone
 * surrogates, infinite numbers) gets some text instead of a fault, because the verifier of a log reads
 * material that was tampered with and compares.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
}
