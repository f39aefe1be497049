import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from 'fflate';
import { readWorkbook } from '../../src/features/catalogue/engines/excel/read-workbook.js';
import { writeWorkbook } from '../../src/features/catalogue/engines/excel/write-workbook.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

let parts: Unzipped;
beforeAll(async () => {
  parts = unzipSync(await writeWorkbook(common, { sha256: '0'.repeat(64) }));
});

const SHEET = 'xl/worksheets/sheet4.xml';
const answer = async (bytes: Uint8Array): Promise<string> => {
  const outcome = await readWorkbook(bytes);
  if (!outcome.ok) return `${outcome.error.code} ${Object.values(outcome.facts).join(' ')}`;
  return outcome.value.findings.length === 0 ? 'read' : (outcome.value.findings[0]?.code ?? '');
};
const withPart = (name: string, content: string) =>
  answer(zipSync({ ...parts, [name]: strToU8(content) }));
const withSheet = (change: (xml: string) => string) =>
  withPart(SHEET, change(strFromU8(parts[SHEET] ?? new Uint8Array())));

describe('a workbook from outside', () => {
  it.each([
    ['xl/vbaProject.bin', 'macro'],
    ['xl/externalLinks/externalLink1.xml', 'external-link'],
    ['xl/embeddings/oleObject1.bin', 'embedded-object'],
    ['xl/connections.xml', 'data-connection'],
  ])('is not opened with %s in it', async (name, reason) => {
    expect(await withPart(name, 'x')).toBe(`WORKBOOK_REFUSED ${reason}`);
  });

  it('is not unpacked beyond what a definition can need', async () => {
    const bomb = 'xl/sharedStrings.xml';
    expect(await withPart(bomb, ' '.repeat(65 * 1024 * 1024))).toMatch(
      /^WORKBOOK_TOO_LARGE unpacked/,
    );
  });

  it('is not believed about the size of its parts', async () => {
    const packed = zipSync({
      ...parts,
      'xl/sharedStrings.xml': strToU8(' '.repeat(65 * 1024 * 1024)),
    });
    const view = new DataView(packed.buffer, packed.byteOffset);
    for (let at = packed.length - 22; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(await answer(packed)).toMatch(/^WORKBOOK_TOO_LARGE unpacked/);
  });

  it('may not merge, or reach, a whole sheet', async () => {
    const merge = `<mergeCells count="1"><mergeCell ref='A2:XFD1048576'/></mergeCells>`;
    expect(await withSheet((xml) => xml.replace('</sheetData>', `</sheetData>${merge}`))).toMatch(
      /^WORKBOOK_TOO_LARGE mergedCells/,
    );
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>';
    expect(await withSheet((xml) => xml.replace('</sheetData>', `${far}</sheetData>`))).toMatch(
      /^WORKBOOK_TOO_LARGE columns/,
    );
    const rows = '<row/>'.repeat(100_001);
    expect(await withSheet((xml) => xml.replace('</sheetData>', `${rows}</sheetData>`))).toMatch(
      /^WORKBOOK_TOO_LARGE rows/,
    );
  });

  it('is read whatever rules cover its whole columns', async () => {
    const whole =
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>';
    expect(await withSheet((xml) => xml.replace('</worksheet>', `${whole}</worksheet>`))).toBe(
      'read',
    );
  });

  it('is refused with a reason where it is no workbook, locked, damaged or holds a document type', async () => {
    expect(await answer(strToU8('nothing'))).toBe('WORKBOOK_REFUSED not-a-workbook');
    expect(await answer(zipSync({ 'a.txt': strToU8('x') }))).toBe(
      'WORKBOOK_REFUSED not-a-workbook',
    );
    const locked = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]);
    expect(await answer(locked)).toBe('WORKBOOK_REFUSED encrypted-or-xls');
    expect(await withPart('xl/workbook.xml', '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>')).toBe(
      'WORKBOOK_REFUSED document-type',
    );
    expect(await withSheet((xml) => xml.slice(0, 500))).toBe('WORKBOOK_REFUSED damaged');
  });

  it('keeps the text where Excel wrote a reading (ふりがな) beside it', async () => {
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    const kana = strings.replace(
      '<t>患者基本</t>',
      '<t>患者基本</t><rPh sb="0" eb="4"><t>カンジャキホン</t></rPh><phoneticPr fontId="1"/>',
    );
    expect(kana).not.toBe(strings);
    const outcome = await readWorkbook(
      zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(kana) }),
    );
    expect(outcome.ok && outcome.value.definition?.tables[0]?.nameJa).toBe('患者基本');
  });
});
