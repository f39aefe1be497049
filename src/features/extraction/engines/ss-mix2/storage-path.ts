import type { FindingCode } from '../../domain/source-finding.js';

/** What a file name of the standardised storage says. */
export interface StorageName {
  readonly patientId: string;
  /** `YYYYMMDD`, or `-` for kinds without a date. */
  readonly date: string;
  /** Data kind, e.g. `OMP-01`. */
  readonly kind: string;
  readonly orderNumber: string;
  /** Time of the message, 17 digits (milliseconds), comparable as text. */
  readonly time: string;
  readonly department: string;
  /** コンディションフラグ: false for 0. */
  readonly valid: boolean;
}

const NAME =
  /^(?<patientId>[^_]+)_(?<date>\d{8}|-)_(?<kind>[A-Z]{3}(?:-\d{2})?)_(?<order>[^_]+)_(?<time>\d{14,17})_(?<department>[^_]+)_(?<flag>[01])$/;

/** The parts of 患者ID_診療日_データ種別_オーダーNo_発生日時_診療科コード_コンディションフラグ, or null. */
function parseStorageName(file: string): StorageName | null {
  const parts = NAME.exec(file)?.groups;
  if (parts === undefined) return null;
  return {
    patientId: parts.patientId ?? '',
    date: parts.date ?? '',
    kind: parts.kind ?? '',
    orderNumber: parts.order ?? '',
    time: (parts.time ?? '').padEnd(17, '0'),
    department: parts.department ?? '',
    valid: parts.flag === '1',
  };
}

/** Why a file does not belong where it lies (path relative to the storage), or its name's parts. */
export function locate(path: readonly string[]): StorageName | FindingCode {
  const name = parseStorageName(path.at(-1) ?? '');
  if (name === null) return 'NAME_INVALID';
  const { patientId, date, kind } = name;
  const expected = [patientId.slice(0, 3), patientId.slice(3, 6), patientId, date, kind];
  const agrees =
    path.length === expected.length + 1 && expected.every((part, at) => part === path[at]);
  return agrees ? name : 'MISPLACED';
}
