import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mmlFiles } from '../../src/features/extraction/engines/mml/mml-file.js';
import { readMmlFiles } from '../../src/features/extraction/engines/mml/mml-source.js';
import { encode } from '../support/encode-text.js';
import {
  codesOf,
  collected,
  countsOf,
  diagnosisModule,
  INSTITUTION,
  ITEMS,
  mml3,
  mml4,
  readBytes,
  ROWS_BY_HAND,
  rowsIn,
} from './mml-support.js';
import { scratch } from './support.js';

const whole = mml4({ items: ITEMS });
const declared = (internal: string, root = 'Mml') =>
  whole.replace('?>', `?><!DOCTYPE ${root} ${internal}>`);

describe('a file that is no sound MML', () => {
  const files: [string, string, string | Buffer][] = [
    ['an empty file', 'EMPTY', ' \n'],
    ['a text', 'NOT_MML', 'memo'],
    ['another XML file', 'NOT_MML', '<?xml version="1.0"?><ClinicalDocument/>'],
    ['a root element only', 'DOCUMENT_EMPTY', mml4({ items: [] })],
    ['bytes of no encoding', 'ENCODING_UNKNOWN', Buffer.from('<Mml>\xff\x80\xff</Mml>', 'latin1')],
    ['an undefined entity', 'XML_BROKEN', '<Mml>&nbsp;</Mml>'],
    ['an undeclared prefix', 'XML_BROKEN', '<Mml><mmlPi:PatientModule/></Mml>'],
    ['an entity of its own', 'DTD_REFUSED', declared('[<!ENTITY a "b">]')],
    ['a file to be included', 'DTD_REFUSED', declared('[<!ENTITY a SYSTEM "file:///etc/passwd">]')],
    [
      'entities that multiply',
      'DTD_REFUSED',
      declared('[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]'),
    ],
    ['elements within elements', 'XML_TOO_COMPLEX', `<Mml>${'<a>'.repeat(200)}`],
    [
      'elements without end',
      'XML_TOO_COMPLEX',
      `<Mml><MmlModuleItem>${'<a/>'.repeat(300_001)}</MmlModuleItem></Mml>`,
    ],
    ['a document beyond 16 MB', 'TOO_LARGE', `<Mml>${'a'.repeat(17 * 1024 * 1024)}</Mml>`],
  ];

  it.each(files)(
    '(%s) is reported as %s, counted, and the others are read',
    async (_, code, bad) => {
      const read = await readBytes({ 'a.xml': bad, 'b.xml': whole });
      expect(read.findings).toMatchObject([{ path: 'a.xml', code }]);
      expect(read.tally).toMatchObject({ found: 8, read: 6, notInDefinition: 1, withheld: 1 });
      expect(countsOf(read)).toEqual(ROWS_BY_HAND);
    },
  );

  it('gives its documents up to the fault and names the line of the fault', async () => {
    const items = [1, 2, 3].map((n) => ({ uid: `u${n}`, module: diagnosisModule(`病名${n}`) }));
    const broken = mml4({ items }).replace('病名3', '病名3</wrong>');
    const read = await readBytes({ 'a.xml': broken });
    expect(rowsIn(read, 'mml_diagnosis').map((row) => row.diagnosis_name)).toEqual([
      '病名1',
      '病名2',
    ]);
    const line = broken.slice(0, broken.indexOf('</wrong>')).split('\n').length;
    expect(read.findings).toEqual([{ path: 'a.xml', line, code: 'XML_BROKEN' }]);
    expect(read.tally).toMatchObject({ found: 3, read: 2, withheld: 1 });
  });

  it('that is cut off loses the document it breaks off in, and says so', async () => {
    const read = await readBytes({ 'a.xml': whole.slice(0, whole.indexOf('uid>pi-1')) });
    expect(countsOf(read)).toEqual({ mml_diagnosis: 1, mml_lab_result: 3, mml_progress: 2 });
    expect(codesOf(read)).toEqual(['XML_BROKEN']);
  });

  it('may carry the document type of CDA, which is not fetched', async () => {
    const read = await readBytes({ 'a.xml': declared('SYSTEM "http://192.0.2.1/mml.dtd"') });
    expect(countsOf(read)).toEqual(ROWS_BY_HAND);
  });
});

describe('the encoding of a file', () => {
  const text = mml3({ items: ITEMS }, 'UTF-8').replaceAll('−', '－');

  it.each(['shift_jis', 'euc-jp', 'iso-2022-jp'] as const)(
    'is found by trial where the declaration is wrong (%s), and that is reported',
    async (encoding) => {
      const read = await readBytes({ 'a.xml': encode(text, encoding) });
      expect(countsOf(read)).toEqual(ROWS_BY_HAND);
      expect(rowsIn(read, 'patient')[0]?.name_kanji).toBe('見本　花子');
      // UTF-8 takes the 7-bit bytes of ISO-2022-JP, whose escapes are no characters of XML.
      expect(codesOf(read)).toEqual(['ENCODING_DIFFERS']);
    },
  );

  it('is the one a person named, whatever the declaration says', async () => {
    const bytes = encode(text, 'euc-jp');
    const named = await readBytes({ 'a.xml': bytes }, INSTITUTION, 'euc-jp');
    expect(countsOf(named)).toEqual(ROWS_BY_HAND);
    expect(named.findings).toEqual([]);
    expect(codesOf(await readBytes({ 'a.xml': bytes }, INSTITUTION, 'utf-8'))).toEqual([
      'ENCODING_UNKNOWN',
    ]);
  });

  it('may be marked by a byte order mark', async () => {
    const read = await readBytes({ 'a.xml': `\uFEFF${whole}` });
    expect(countsOf(read)).toEqual(ROWS_BY_HAND);
    expect(read.findings).toEqual([]);
  });
});

describe('a folder of MML files', () => {
  let work: Awaited<ReturnType<typeof scratch>>;
  beforeEach(async () => (work = await scratch()));
  afterEach(() => work.remove());
  const read = (source: string) =>
    collected(readMmlFiles(() => mmlFiles(source), { institutionCode: INSTITUTION }));

  it('is read with its subfolders, in one order, without following links', async () => {
    const file = (uid: string) => mml4({ items: [{ uid, module: diagnosisModule(uid) }] });
    await mkdir(join(work.path, 'src/2'), { recursive: true });
    await writeFile(join(work.path, 'src/2/a.xml'), file('second'));
    await writeFile(join(work.path, 'src/1.xml'), file('first'));
    await writeFile(join(work.path, 'outside.xml'), file('outside'));
    await symlink(join(work.path, 'outside.xml'), join(work.path, 'src/3.xml'));
    const result = await read(join(work.path, 'src'));
    expect(rowsIn(result, 'mml_diagnosis').map((row) => row.diagnosis_name)).toEqual([
      'first',
      'second',
    ]);
    expect(result.findings).toEqual([{ path: '3.xml', code: 'NOT_A_FILE' }]);
  });

  it('may be a single file, of any size', async () => {
    const items = Array.from({ length: 2_000 }, (_, n) => ({
      uid: `u${n}`,
      module: diagnosisModule(),
    }));
    const source = join(work.path, 'all.xml');
    await writeFile(source, mml4({ items }));
    const result = await read(source);
    expect(result.tally).toMatchObject({ found: 2_000, read: 2_000 });
    expect(new Set(result.rows.map(({ place }) => place.split(':')[0]))).toEqual(
      new Set(['all.xml']),
    );
  });
});
