import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wholeDefinition } from '../../src/features/extraction/domain/contracted.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { ITEMS, mml4, ROWS_BY_HAND } from './mml-support.js';
import { definition } from './read-source.js';
import { checkData, extracted, scratch } from './support.js';

const TABLES = Object.keys(ROWS_BY_HAND);
const mml = {
  ...definition,
  tables: definition.tables.filter(({ name }) => TABLES.includes(name)),
};
const ticket = { definition: mml, tables: wholeDefinition(mml) };
const PERSON = '0000999';

let work: Awaited<ReturnType<typeof scratch>>;
beforeEach(async () => {
  work = await scratch();
  await mkdir(join(work.path, 'source'));
  await writeFile(join(work.path, 'source/1.xml'), mml4({ items: ITEMS }));
  const other = ITEMS.map((item) => ({
    ...item,
    module: item.module.replaceAll('0000123', PERSON),
  }));
  await writeFile(join(work.path, 'source/2.xml'), mml4({ patient: PERSON, items: other }));
});
afterEach(() => work.remove());

describe('an extraction from MML', () => {
  it('writes files the check against the definition has nothing to say about', async () => {
    const out = join(work.path, 'out');
    const { receipt } = await extracted({
      source: join(work.path, 'source'),
      out,
      kind: 'mml',
      ticket,
    });
    const twice = Object.entries(ROWS_BY_HAND).map(([table, rows]) => [table, 2 * rows]);
    expect(receipt.rows).toEqual(Object.fromEntries(twice));
    expect(receipt).toMatchObject({
      persons: 2,
      source: { found: 14, read: 12, notInDefinition: 2 },
    });
    const report = unwrap(
      await checkData.execute({ directory: join(out, 'data'), definition: mml }),
    );
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
