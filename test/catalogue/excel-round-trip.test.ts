import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { readWorkbook } from '../../src/features/catalogue/engines/excel/read-workbook.js';
import { writeWorkbook } from '../../src/features/catalogue/engines/excel/write-workbook.js';
import type { DataDefinition } from '../../src/features/catalogue/index.js';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { requires } from '../support/requires.js';
import { definition as anyDefinition } from './support/arbitrary-definition.js';

const common = JSON.parse(
  readFileSync('contracts/data-definition/v1.json', 'utf8'),
) as DataDefinition;

const written = (definition: DataDefinition, previous?: DataDefinition) =>
  writeWorkbook(definition, { sha256: digestOf(definition), ...(previous ? { previous } : {}) });
const read = async (bytes: Uint8Array) => unwrap(await readWorkbook(bytes));

async function expectSame(bytes: Uint8Array, definition: DataDefinition): Promise<void> {
  const { findings, definition: back } = await read(bytes);
  expect(findings).toEqual([]);
  expect(canonicalJson(back)).toBe(canonicalJson(definition));
}

describe('the workbook of a data definition', () => {
  it('reads back as the very same definition', async () => {
    await expectSame(await written(common), common);
  });

  it('keeps whatever people write: line breaks, marks of formulas and XML, leading zeros', async () => {
    await fc.assert(
      fc.asyncProperty(anyDefinition, async (definition) => {
        await expectSame(await written(definition), definition);
      }),
      { numRuns: 40 },
    );
  });

  it('prints on A4 landscape with its heading on every page, frozen and filtered', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await written(common)) as never);
    const items = workbook.getWorksheet('項目一覧');
    expect(items?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      printTitlesRow: '1:1',
    });
    expect(items?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(items?.autoFilter).toBeTruthy();
  });

  it('tells in its revision history what changed since the version before, in words', async () => {
    const later = { ...common, version: 2, titleJa: '第2版', tables: common.tables.slice(1) };
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Buffer.from(await written(later, common)) as never);
    const told = JSON.stringify(workbook.getWorksheet('改訂履歴')?.getColumn(5).values);
    expect(told).toContain(`テーブル「${common.tables[0]?.nameJa ?? ''}」`);
    expect(told).toContain('を削除しました。');
  });
});

requires('soffice')('LibreOffice', () => {
  it('opens the workbook and saves it again without loss', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuzu-soffice-'));
    const file = join(folder, 'definition.xlsx');
    writeFileSync(file, await written(common));
    const saved = join(folder, 'saved');
    const { status } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        saved,
        file,
      ],
      { timeout: 240_000 },
    );
    expect(status).toBe(0);
    await expectSame(readFileSync(join(saved, 'definition.xlsx')), common);
    rmSync(folder, { recursive: true });
  });
});
