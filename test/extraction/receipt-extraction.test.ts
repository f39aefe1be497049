import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { wholeDefinition } from '../../src/features/extraction/domain/contracted.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { OptOutEntry } from '../../src/features/opt-out/index.js';
import { DN, EFN, FACILITY, FF1, file, HN } from './dpc/specimens.js';
import { definition } from './read-source.js';
import { checkData, extracted, INSTITUTION, scratch } from './support.js';
import { bytes } from './uke/read-receipts.js';
import { DPC, institution, invoice, MEDICAL, SECOND } from './uke/specimens.js';
import { encode } from '../support/encode-text.js';

const definitionOf = (pattern: RegExp) => {
  const tables = definition.tables.filter(({ name }) => name === 'patient' || pattern.test(name));
  return { ...definition, tables };
};
const receipts = definitionOf(/^(receipt|dpc_receipt)/);
const survey = definitionOf(/^dpc_(form1|ef|d|h)$/);

/** The institution whose notice the tests’ operator has recorded. */
const OWN = institution({ 2: INSTITUTION.slice(0, 2), 4: INSTITUTION.slice(3) });
const OWN_FACILITY = `${INSTITUTION.slice(0, 2)}${INSTITUTION.slice(3)}`;

let work: Awaited<ReturnType<typeof scratch>>;
const source = () => join(work.path, 'source');
beforeEach(async () => {
  work = await scratch();
  await mkdir(source());
});
afterEach(() => work.remove());

const extractReceipts = async (optOuts: OptOutEntry[] = []) => {
  const records = bytes(OWN, ...MEDICAL, ...SECOND, ...DPC, invoice(4));
  await writeFile(join(source(), 'RECEIPTC.UKE'), records);
  const out = join(work.path, 'out');
  const ticket = { definition: receipts, tables: wholeDefinition(receipts) };
  return { out, ...(await extracted({ source: source(), out, kind: 'uke', ticket, optOuts })) };
};

const errorsIn = async (directory: string, of: typeof definition) =>
  unwrap(await checkData.execute({ directory, definition: of })).findings.filter(
    ({ severity }) => severity === 'error',
  );

describe('an extraction', () => {
  it('from receipts writes files the check against the definition accepts', async () => {
    const { out, receipt } = await extractReceipts();
    expect(receipt).toMatchObject({ persons: 3, source: { found: 33, read: 29, withheld: 0 } });
    expect(receipt.rows).toMatchObject({
      patient: 3,
      receipt: 3,
      receipt_disease: 3,
      dpc_receipt: 1,
    });
    expect(await errorsIn(join(out, 'data'), receipts)).toEqual([]);
  });

  it('leaves out of every table whom only kana name and birth date of a receipt tell to have opted out', async () => {
    const person = { nameKana: 'ﾀﾅｶ ｺﾞﾛｳ', birthDate: '1955-01-01', sex: 'M' };
    const { receipt, rows } = await extractReceipts([person]);
    expect(receipt.persons).toBe(2);
    for (const table of Object.keys(receipt.rows))
      expect((await rows(table)).filter(({ patient_id }) => patient_id === '00200')).toEqual([]);
    expect(receipt.rows).toMatchObject({ patient: 2, receipt: 2, receipt_disease: 2 });
  });

  it('from DPC files hands over only patients that Form 1 describes, and tells of the others', async () => {
    const files = { FF1, EFn: EFN, Dn: DN, Hn: HN };
    for (const [name, lines] of Object.entries(files)) {
      const own = file(...lines).replaceAll(FACILITY, OWN_FACILITY);
      await writeFile(join(source(), `${name}_${OWN_FACILITY}_2503.txt`), encode(own, 'shift_jis'));
    }
    const out = join(work.path, 'out');
    const ticket = { definition: survey, tables: wholeDefinition(survey) };
    const { receipt, findings } = await extracted({ source: source(), out, kind: 'dpc', ticket });
    expect(receipt.rows).toEqual({ patient: 2, dpc_form1: 5, dpc_ef: 3, dpc_d: 2, dpc_h: 3 });
    expect((await findings()).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['PATIENT_UNNAMED', 'PATIENT_UNDESCRIBED', 'PATIENT_MISSING']),
    );
    expect(await errorsIn(join(out, 'data'), survey)).toEqual([]);
  });
});
