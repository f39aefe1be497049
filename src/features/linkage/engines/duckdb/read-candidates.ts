import type { Candidates } from '../../domain/candidates.js';
import type { Queries } from './queries.js';

/** Pairs found, from a table or a scan of files, in an order that hangs on the records alone. */
export async function readCandidates(queries: Queries, from: string): Promise<Candidates> {
  const [[pairs] = []] = await queries.rows('count the pairs', `SELECT count(*) FROM ${from}`);
  const none = new Int32Array();
  const [left = none, right = none, pattern = none, rule = none] = await queries.integers(
    `SELECT left_id, right_id, pattern, rule FROM ${from} ORDER BY left_id, right_id`,
    4,
    Number(pairs),
  );
  return { left, right, pattern, rule: Uint8Array.from(rule) };
}
