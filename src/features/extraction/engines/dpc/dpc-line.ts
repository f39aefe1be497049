import type { FindingCode } from '../../domain/source-finding.js';
import type { FormatLine } from '../format-lines.js';
import type { DpcFile } from './layouts.js';

export type DpcValues = Readonly<Record<string, string>>;

const FACILITY = /^\d{9}$/;
const USABLE = /^[!-~]{1,64}$/;
/** The header row has names where the others have codes; in files put together it stands within. */
const HEADER = /^"?施設コード/;
const NAMES_FIRST = /^[^\d\t]+\t/;
const MEDICAL = '1';

/** 医療機関コード: prefecture, the fee table that a facility code leaves out, seven digits. */
const codeOf = (facility: string): string =>
  `${facility.slice(0, 2)}${MEDICAL}${facility.slice(2)}`;

export const isHeader = (read: FormatLine): boolean =>
  read.fault === undefined &&
  (HEADER.test(read.text) || (read.line === 1 && NAMES_FIRST.test(read.text)));

/** Values of one line by item, with the keys of its patient, as they stand in the file; or why not. */
export function dpcLine(
  read: FormatLine,
  { layout, facility, institutionCode }: DpcFile,
): DpcValues | FindingCode {
  if (read.fault !== undefined) return read.fault;
  if (layout === 'not-in-definition') return 'FILE_NOT_IN_DEFINITION';
  const fields = read.text.split('\t');
  const [own = ''] = fields;
  if (fields.length !== layout.columns.length || !FACILITY.test(own)) return 'LINE_FIELDS_WRONG';
  if (facility !== null && own !== facility) return 'FACILITY_DIFFERS';
  const institution_code = codeOf(own);
  if (institutionCode !== '' && institutionCode !== institution_code) return 'INSTITUTION_DIFFERS';
  const patientId = fields[layout.columns.indexOf('data_id')] ?? '';
  if (!USABLE.test(patientId)) return 'PATIENT_ID_UNUSABLE';
  const values: Record<string, string> = { institution_code, patient_id: patientId };
  layout.columns.forEach((item, at) => {
    values[item] = fields[at] ?? '';
  });
  return values;
}
