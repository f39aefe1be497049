import ExcelJS from 'exceljs';
import type { CellInput } from '../../domain/sheets/sheet-input.js';

/** What a cell says, without its formatting; undefined where it is empty. */
export function cellInput(cell: ExcelJS.Cell): CellInput | undefined {
  const { address } = cell;
  if (cell.isMerged && cell.master.address !== address)
    return { address, kind: 'merged', text: ' ' };
  const read = valueOf(cell.value);
  return read && { address, ...read };
}

function valueOf(value: ExcelJS.CellValue): Omit<CellInput, 'address'> | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return { kind: 'text', text: unified(value) };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { kind: 'date', text: value.toISOString() };
  return objectValue(value);
}

function objectValue(
  value: Extract<ExcelJS.CellValue, object>,
): Omit<CellInput, 'address'> | undefined {
  if ('richText' in value)
    return { kind: 'text', text: unified(value.richText.map(({ text }) => text).join('')) };
  if ('error' in value) return { kind: 'error', text: value.error };
  if ('text' in value) return valueOf(value.text);
  return { kind: 'formula', text: '=' };
}

/** Line breaks as LF; Excel itself writes LF, others CRLF. */
const unified = (text: string): string => text.replace(/\r\n?/g, '\n');
