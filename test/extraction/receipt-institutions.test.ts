import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import { FileTableFolders } from '../../src/features/extraction/engines/csv/file-table-folders.js';
import { FileMedicalSources } from '../../src/features/extraction/engines/file-medical-sources.js';
import { encode } from '../support/encode-text.js';
import { FACILITY, FF1, file } from './dpc/specimens.js';
import { gathered, requestFor } from './read-source.js';
import { scratch } from './support.js';
import { bytes, WHOLE } from './uke/read-receipts.js';

const sources = new FileMedicalSources(new FileTableFolders());
const OWN = '1311234567';

let folder: Awaited<ReturnType<typeof scratch>>;
beforeAll(async () => {
  folder = await scratch();
  await mkdir(join(folder.path, 'uke'));
  await mkdir(join(folder.path, 'dpc'));
  await writeFile(join(folder.path, 'uke', 'RECEIPTC.UKE'), bytes(...WHOLE));
  const form1 = encode(file(...FF1), 'shift_jis');
  await writeFile(join(folder.path, 'dpc', `FF1_${FACILITY}_2503.txt`), form1);
});
afterAll(async () => {
  await folder.remove();
});

async function readAs(kind: 'uke' | 'dpc', institutionCode: string) {
  const request = { ...requestFor(kind, join(folder.path, kind)), institutionCode };
  return gathered(unwrap(await sources.open(request)));
}

describe.each(['uke', 'dpc'] as const)('a source of kind %s', (kind) => {
  it('is read for the institution given, or for all without one', async () => {
    const own = await readAs(kind, OWN);
    expect(own.rows.length).toBeGreaterThan(0);
    expect(own.rows).toEqual((await readAs(kind, '')).rows);
  });

  it('gives nothing of another institution than the one given', async () => {
    const other = await readAs(kind, '0110113719');
    expect(other.rows).toEqual([]);
    expect(new Set(other.codes)).toEqual(new Set(['INSTITUTION_DIFFERS']));
    expect(other.tally.withheld).toBeGreaterThan(0);
  });
});
