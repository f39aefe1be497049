import type { Candidates } from '../../domain/candidates.js';
import type { Queries } from './queries.js';

/** Pairs found, from a table or a scan of files, in an order that hangs on the records alone. */
export async function readCandidates(queries: Queries, from: string): Promise<Candidates> {
  const [left, right, pattern, rule] = await queries.integers(
    `SELECT left_id, right_id, pattern, rule FROM ${from} ORDER BY left_id, right_id`,
    4,
  );
  return {
    left: Int32Array.from(left ?? []),
    right: Int32Array.from(right ?? []),
    pattern: Int32Array.from(pattern ?? []),
    rule: Uint8Array.from(rule ?? []),
  };
}
