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
const answer = async (inner: string): Promise<string> => {
  const xml = strFromU8(parts[SHEET] ?? new Uint8Array());
  const outcome = await readWorkbook(
    zipSync({ ...parts, [SHEET]: strToU8(xml.replace('</sheetData>', `${inner}</sheetData>`)) }),
  );
  if (!outcome.ok) return outcome.error.code;
  return outcome.value.findings[0]?.code ?? 'read';
};

describe('the last row of a workbook from outside', () => {
  it.each([1_048_576, 99_999_999, 4_294_967_295])(
    'is not believed where it says it is row %d',
    async (row) => {
      const cell = `<c r="A${row}" t="inlineStr"><is><t>x</t></is></c>`;
      expect(await answer(`<row r="${row}">${cell}</row>`)).toBe('WORKBOOK_TOO_LARGE');
    },
  );
});

describe('a cell of a workbook from outside', () => {
  it.each([
    '<row r="900"><c r="xfd900" t="inlineStr"><is><t>x</t></is></c></row>',
    '<row r="900"><c t="s" r="B900"><v>99999999</v></c></row>',
    '<row r="900"><c r="B900"><f>HYPERLINK("http://example.com")</f><v>1</v></c></row>',
    '<row r="900"><c r="B900" t="e"><v>#REF!</v></c></row>',
    '<row r="900"><c r="B900" t="d"><v>9999-99-99</v></c></row>',
    '<row r="900"><c r="B900"><v>1e400</v></c></row>',
    '<row r="900"><c r="B900" t="inlineStr"><is><t>&lol;</t></is></c></row>',
  ])('is read or refused with a code, whatever it says: %s', async (inner) => {
    expect(await answer(inner)).toMatch(/^(read|[A-Z]+_[A-Z_]+)$/);
  });
});
