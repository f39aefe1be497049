import type { SourceFile } from '../source-files.js';

/** Files of the DPC survey that the data definition covers, with the items of their columns in the order of the file. */
interface DpcLayout {
  readonly table: string;
  readonly columns: readonly string[];
}

const numbered = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `payload_${at + 1}`);

/** Columns that 入院EF統合 and D begin with, */
const STAY = [
  'facility_code',
  'data_id',
  'discharge_date',
  'admission_date',
  'data_class',
  'sequence_number',
];
/** the codes of what was done, */
const CODES = ['hospital_code', 'code', 'interpretation_code', 'item_name'];
/** and who did it where. */
const ACT = [
  'insurer_number',
  'receipt_kind',
  'performed_on',
  'receipt_department',
  'department',
  'doctor_code',
  'ward_code',
  'ward_class',
  'in_out',
  'facility_type',
];

/** 様式1: what a line tells depends on its code; A000010 is the patient. */
const FORM1: DpcLayout = {
  table: 'dpc_form1',
  columns: [
    'facility_code',
    'data_id',
    'admission_date',
    'episode_number',
    'summary_number',
    'code',
    'version',
    'sequence',
    ...numbered(9),
  ],
};

/** 入院EF統合ファイル. */
const EF: DpcLayout = {
  table: 'dpc_ef',
  columns: [
    ...STAY,
    'detail_number',
    ...CODES,
    'amount',
    'unit',
    'detail_points',
    'yen_point',
    'fee_for_service_points',
    'detail_flags',
    'act_points',
    'drug_fee',
    'material_fee',
    'times',
    ...ACT,
  ],
};

/** Dファイル. */
const D: DpcLayout = {
  table: 'dpc_d',
  columns: [
    ...STAY,
    ...CODES,
    'act_points',
    'drug_fee',
    'material_fee',
    'yen_point',
    'times',
    ...ACT,
    'dpc_from',
    'dpc_to',
    'dpc_origin',
    'dpc_code',
    'coefficient',
  ],
};

/** Hファイル. */
const H: DpcLayout = {
  table: 'dpc_h',
  columns: [
    'facility_code',
    'ward_code',
    'data_id',
    'discharge_date',
    'admission_date',
    'evaluated_on',
    'code',
    'version',
    'sequence',
    ...numbered(11),
  ],
};

const LAYOUTS: ReadonlyMap<string, DpcLayout> = new Map([
  ['FF1', FORM1],
  ['EFN', EF],
  ['DN', D],
  ['HN', H],
]);

const NAME = /(?:^|\/)(FF[134]|EF[NG]|EN|FN|DN|HN|KN)_(?:(\d{9})_)?[^/]*\.txt$/i;

/** A file whose name tells that it is of the survey, e.g. `EFn_131234567_2504.txt`. */
export interface DpcFile extends SourceFile {
  readonly layout: DpcLayout | 'not-in-definition';
  /** 施設コード of the name; every line must tell the same. */
  readonly facility: string | null;
  /** The only institution whose lines are wanted; empty for all. */
  readonly institutionCode: string;
}

/** What the name of a file tells of it; null for other names. */
export function dpcFile(file: SourceFile, institutionCode: string): DpcFile | null {
  const [, kind, facility = null] = NAME.exec(file.name) ?? [];
  if (kind === undefined) return null;
  const layout = LAYOUTS.get(kind.toUpperCase()) ?? 'not-in-definition';
  return { ...file, layout, facility, institutionCode };
}

export const isForm1 = ({ layout }: DpcFile): boolean => layout === FORM1;
