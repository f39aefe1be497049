import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every TypeScript file of the product, as `src/…` paths in alphabetical order. */
export const sourceFiles = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `src/${file}`)
    .sort();

/** How often each file mentions the pattern, files without it left out. */
export function mentions(pattern: RegExp): Map<string, number> {
  const found = new Map<string, number>();
  for (const file of sourceFiles()) {
    const count = readFileSync(file, 'utf8').match(pattern)?.length ?? 0;
    if (count > 0) found.set(file, count);
  }
  return found;
}

/** The module of a `src/…` path, as the running test loads it. */
export const load = async (file: string): Promise<Record<string, unknown>> =>
  (await import(`../../../${file.replace(/\.ts$/, '.js')}`)) as Record<string, unknown>;

/** The `src/…` file that stands nearest in a stack trace. */
export function callerIn(stack: string): string {
  const [, place] = /\(?((?:file:\/\/)?\/[^\s():]+\/src\/[^\s():]+\.ts):\d+/.exec(stack) ?? [];
  if (place === undefined) throw new Error(`No source file in the stack: ${stack}`);
  return relative(process.cwd(), place.startsWith('file:') ? fileURLToPath(place) : place);
}
