import { expect } from '@jest/globals';
import { sectionOf } from './matrix-document.js';
import { isAsExpected, type ProcessMatrix, triplesOf } from './process-matrix.js';

/** Gives every command of the process in every state in every role; the section that tells what came of it. */
export async function proven<S extends string, C extends string, Subject, A extends string = never>(
  matrix: ProcessMatrix<S, C, Subject, A>,
): Promise<string[]> {
  const { table, subject } = matrix.transitions;
  const commands = new Set(Object.values(table).flatMap((row) => Object.keys(row as object)));
  const named = [...Object.keys(matrix.commands), ...Object.keys(matrix.automatic)];
  expect({ subject, commands: named.toSorted() }).toEqual({
    subject,
    commands: [...commands].toSorted(),
  });
  const triples = await triplesOf(matrix);
  expect(triples.filter((triple) => !isAsExpected(triple))).toEqual([]);
  return sectionOf(matrix, triples);
}
