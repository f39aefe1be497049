import { jest } from '@jest/globals';
import * as outcome from '../../../src/kernel/outcome.js';
import type { ErrorDefinition, ErrorText } from '../../../src/kernel/outcome.js';
import { callerIn, load, mentions } from './sources.js';

export interface Catalogue {
  /** `src/…` path of the file that defines it. */
  readonly file: string;
  readonly errors: readonly ErrorDefinition[];
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
