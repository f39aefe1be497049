import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import * as outcome from '../../../src/kernel/outcome.js';
import type { ErrorDefinition, ErrorText } from '../../../src/kernel/outcome.js';
import { load, mentions } from './sources.js';

export interface Catalogue {
  /** `src/…` path of the file that defines it. */
  readonly file: string;
  readonly errors: readonly ErrorDefinition[];
}

/** The `src/…` file that called the function named by `callee`, read from a stack trace. */
function callerIn(stack: string): string {
  const [, place] = /\(?((?:file:\/\/)?\/[^\s():]+\/src\/[^\s():]+\.ts):\d+/.exec(stack) ?? [];
  if (place === undefined) throw new Error(`No source file in the stack: ${stack}`);
  return relative(process.cwd(), place.startsWith('file:') ? fileURLToPath(place) : place);
}

/** Files that call `defineErrors`, each with the number of its calls. */
export function definingFiles(): Map<string, number> {
  const files = mentions(/\bdefineErrors\(/g);
  files.delete('src/kernel/outcome.ts');
  return files;
}

/**
 * Loads every file that defines errors and notes each catalogue as it is defined, exported or not. The
 * real `defineErrors` does the work.
 */
export async function errorCatalogues(): Promise<Catalogue[]> {
  const found: Catalogue[] = [];
  jest.unstable_mockModule('../../../src/kernel/outcome.js', () => ({
    ...outcome,
    defineErrors: (texts: Record<string, ErrorText>) => {
      const catalogue = outcome.defineErrors(texts);
      found.push({
        file: callerIn(new Error().stack ?? ''),
        errors: Object.values<ErrorDefinition>(catalogue),
      });
      return catalogue;
    },
  }));
  for (const file of definingFiles().keys()) await load(file);
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
