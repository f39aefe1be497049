import { jest } from '@jest/globals';
import { Transitions } from '../../../src/kernel/transitions.js';
import { callerIn, load, mentions } from './sources.js';

export type Process = Transitions<string, string>;

export interface DefinedProcess {
  /** `src/…` path of the file that defines it. */
  readonly file: string;
  readonly process: Process;
}

/** Files that make transition tables, each with the number of them. */
export const processFiles = (): Map<string, number> => mentions(/\bnew Transitions\b/g);

/** Loads every file that makes transition tables and notes each as it is made, exported or not. */
export async function definedProcesses(): Promise<DefinedProcess[]> {
  const found: DefinedProcess[] = [];
  class NotedTransitions<S extends string, C extends string> extends Transitions<S, C> {
    constructor(...given: ConstructorParameters<typeof Transitions<S, C>>) {
      super(...given);
      found.push({
        file: callerIn(new Error().stack ?? ''),
        process: this,
      });
    }
  }
  jest.unstable_mockModule('../../../src/kernel/transitions.js', () => ({
    Transitions: NotedTransitions,
  }));
  for (const file of processFiles().keys()) await load(file);
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
