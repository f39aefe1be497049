import { hasOddCharacter } from '../../../../platform/text/odd-characters.js';
import type { FindingCode } from '../../domain/source-finding.js';
import type { FormatLine } from '../format-lines.js';
import { RECORD_KINDS, type RecordKind } from './record-kinds.js';

/** One record. Fields count from 0, the record's kind, as the specifications and the data definition do. */
export interface UkeRecord {
  readonly line: number;
  readonly name: string;
  readonly kind: RecordKind;
  readonly fields: readonly string[];
  /** データ識別 of a record with history information (insurers' and returned receipts), else empty. */
  readonly dataKind: string;
  readonly hasOddCharacter: boolean;
}

export interface BrokenRecord {
  readonly line: number;
  readonly fault: FindingCode;
}

/** データ識別, 行番号, 枝番号 before the record itself. */
const HISTORY_FIELDS = 3;
/** Fields a later specification may add; with more, two records stand on the line. */
const NEWER_FIELDS = 8;
const PADDING = /[ \u3000]+$/;

const hasHistory = ([dataKind = '', line = '', branch = '']: readonly string[]): boolean =>
  /^\d{1,2}$/.test(dataKind) && /^\d{1,5}$/.test(line) && /^\d{0,3}$/.test(branch);

/** The record on a line; a quotation mark is no text in a receipt, so it stands for a wrong format. */
export function ukeRecord(read: FormatLine): UkeRecord | BrokenRecord {
  const { line } = read;
  if (read.fault !== undefined) return { line, fault: read.fault };
  if (read.text.includes('"')) return { line, fault: 'LINE_FIELDS_WRONG' };
  const all = read.text.split(',');
  const isHistory = hasHistory(all);
  const fields = isHistory ? all.slice(HISTORY_FIELDS) : all;
  const name = fields[0] ?? '';
  const kind = RECORD_KINDS.get(name);
  if (kind === undefined) return { line, fault: 'RECORD_KIND_UNKNOWN' };
  const most = kind.most + (kind.isExact === true ? 0 : NEWER_FIELDS);
  if (fields.length < kind.least || fields.length > most)
    return { line, fault: 'LINE_FIELDS_WRONG' };
  const dataKind = isHistory ? (all[0] ?? '') : '';
  return { line, name, kind, fields, dataKind, hasOddCharacter: hasOddCharacter(read.text) };
}

/** A field without the blanks that fill it up on the right; on the left they belong to the value. */
export const field = ({ fields }: UkeRecord, at: number): string =>
  (fields[at] ?? '').replace(PADDING, '');

/** Position of each item in its record. */
export type Columns = Readonly<Record<string, number>>;

/** Values of the items; an empty field gives none. */
export function valuesOf(record: UkeRecord, columns: Columns): Record<string, string> {
  const values: Record<string, string> = {};
  for (const item in columns) {
    const value = field(record, columns[item] ?? 0);
    if (value !== '') values[item] = value;
  }
  return values;
}

/** Fields behind those the specification has that are not empty. */
export function unreadFields({ fields, kind }: UkeRecord): number[] {
  const positions: number[] = [];
  for (let at = kind.most; at < fields.length; at++) if (fields[at] !== '') positions.push(at);
  return positions;
}
