import type ExcelJS from 'exceljs';

const INK = 'FF1F2933';
const BORDER: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FFBFC7D1' } };

export const FONT: Partial<ExcelJS.Font> = { name: 'Meiryo UI', size: 10, color: { argb: INK } };

const filled = (argb: string): ExcelJS.FillPattern => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
});

/** Title row of a list. */
export function styleHeading(cell: ExcelJS.Cell): void {
  cell.font = { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } };
  cell.fill = filled('FF1F4E79');
  cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  cell.border = boxed();
}

/** Cell of a list; a column for people only is grey. */
export function styleCell(cell: ExcelJS.Cell, isNote: boolean): void {
  cell.font = isNote ? { ...FONT, color: { argb: 'FF5F6B7A' } } : FONT;
  if (isNote) cell.fill = filled('FFF1F3F5');
  cell.alignment =
    typeof cell.value === 'number'
      ? { vertical: 'top', horizontal: 'center' }
      : { vertical: 'top', horizontal: 'left', wrapText: true };
  cell.border = boxed();
  cell.numFmt = typeof cell.value === 'number' ? '0' : '@';
}

export const boxed = (top: Partial<ExcelJS.Border> = BORDER): Partial<ExcelJS.Borders> => ({
  top,
  left: BORDER,
  bottom: BORDER,
  right: BORDER,
});

/** Line above the first item of a table. */
export const GROUP_TOP: Partial<ExcelJS.Border> = { style: 'medium', color: { argb: 'FF1F4E79' } };

export interface PageLayout {
  /** Row printed on every page. */
  readonly heading?: number;
  /** Columns printed on every page of a list two pages wide, e.g. `A:E`. */
  readonly repeated?: string;
}

/** A4 landscape, fitted to its width (a wide list to two pages), heading on every page, number below. */
export function setUpPage(sheet: ExcelJS.Worksheet, title: string, layout: PageLayout = {}): void {
  const { heading, repeated } = layout;
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: 'landscape',
    pageOrder: 'overThenDown',
    fitToPage: true,
    fitToWidth: repeated === undefined ? 1 : 2,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(heading === undefined ? {} : { printTitlesRow: `${heading}:${heading}` }),
    ...(repeated === undefined ? {} : { printTitlesColumn: repeated }),
  });
  const shown = title.replaceAll('&', '&&');
  sheet.headerFooter.oddHeader = `&L&9${shown}&R&9&A`;
  sheet.headerFooter.oddFooter = '&C&9&P / &N';
}
