import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from '@jest/globals';
import { differByEra } from '../../src/features/linkage/domain/normalise/birth-date.js';
import { duckDbDialect } from '../../src/features/linkage/engines/duckdb/duckdb-dialect.js';
import { slipSql } from '../../src/features/linkage/engines/sql/pattern-sql.js';

/** Pairs of births that count as one and the same, but for a slip. */
async function slips(births: readonly (readonly [number, number])[]): Promise<[number, number][]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const sql = `SELECT a.k_birth, b.k_birth
    FROM (VALUES ${births.map(([one, other], i) => `(${i}, ${one}, ${other})`).join(', ')}) AS pair(i, one, other),
      LATERAL (SELECT one AS k_birth) a, LATERAL (SELECT other AS k_birth) b
    WHERE ${slipSql(duckDbDialect, 'birth')} ORDER BY i`;
  return (await connection.runAndReadAll(sql)).getRows() as [number, number][];
}

describe('a slip in a birth date', () => {
  it.each([
    ['a digit of the day', 19610516, 19610513, true],
    ['a digit of the day, the tens', 19610516, 19610526, true],
    ['two digits of the day', 19610516, 19610527, false],
    ['the month', 19610516, 19610816, true],
    ['day and month exchanged', 19610506, 19610605, true],
    ['month and day', 19610516, 19610817, false],
    ['a digit of the year', 19610516, 19670516, true],
    ['the tens of the year by one', 19610516, 19710516, true],
    ['a father’s birthday', 19610516, 19860516, false],
  ])('may be %s: %d and %d, %s', async (_, one, other, isSlip) => {
    expect(await slips([[one, other]])).toEqual(isSlip ? [[one, other]] : []);
    expect(await slips([[other, one]])).toEqual(isSlip ? [[other, one]] : []);
  });

  it('more than ten years apart is one era taken for another, for every two years since 明治', async () => {
    const years = Array.from({ length: 190 }, (_, i) => 1868 + i);
    const births = [107, 730, 1225].flatMap((day) =>
      years.flatMap((one) =>
        years
          .filter((other) => other > one + 10)
          .map((other) => [one * 10_000 + day, other * 10_000 + day] as const),
      ),
    );
    const found = await slips(births);
    expect(found).toEqual(births.filter(([one, other]) => differByEra(one, other)));
    expect(found.length).toBeGreaterThan(500);
  });
});
