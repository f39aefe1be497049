import { int32At, type Candidates } from './candidates.js';

/** In how many pairs each record stands, by its number. */
export function counterparts({ left, right }: Candidates, records: number): Int32Array {
  const counts = new Int32Array(records);
  for (const side of [left, right])
    for (let pair = 0; pair < side.length; pair += 1) {
      const record = int32At(side, pair);
      counts[record] = int32At(counts, record) + 1;
    }
  return counts;
}
