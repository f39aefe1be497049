/** One JSON line per event on stderr. Fields are codes and ids: personal data have no place here. */
export function log(
  event: string,
  fields: Readonly<Record<string, string | number | boolean>> = {},
): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

/**
 * A fault with its place in the code, without its message: messages of databases and parsers quote
 * the values they failed on.
 */
export function logFault(where: string, id: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  log('fault', {
    where,
    id,
    kind,
    code,
    at: frames
      .slice(0, 6)
      .map((f) => f.trim())
      .join(' < '),
  });
}
