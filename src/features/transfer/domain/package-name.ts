import { fiscalYearOf } from '../../../kernel/fiscal-year.js';
import { ok, refuse, type Outcome, type Refusal } from '../../../kernel/outcome.js';
import { compactDate, isLocalDate, type LocalDate } from '../../../kernel/time.js';
import { REHEARSAL_PREFIX } from '../../extraction/index.js';
import { packageNameErrors as errors } from './package-errors.js';

/** What a package's name tells; the fiscal year follows from the date. */
export interface PackageNameParts {
  readonly providedOn: LocalDate;
  /** Running number of the case at the recipient, from 1. */
  readonly caseNumber: number;
  readonly provider: string;
  readonly recipient: string;
  /** 2 to 99 of a re-delivery (再提供); the first delivery carries no number. */
  readonly delivery?: number;
  /** 1 to 999, where a package is spread over several archives. */
  readonly volume?: number;
  /** Of a rehearsal case: the name begins with REHEARSAL_. */
  readonly rehearsal: boolean;
}

const OPERATOR_CODE = /^[A-Z0-9]{2,12}$/;
const CASE_NUMBER = /^(?!0+$)(\d{4}|[1-9]\d{4,8})$/;
const DELIVERY = /^D([2-9]|[1-9]\d)$/;
const VOLUME = /^(?!000)\d{3}$/;

const dashed = (date: string): LocalDate =>
  /^\d{8}$/.test(date) ? `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}` : date;

function wrongDateOrYear(year: string, date: string): Refusal | undefined {
  const day = dashed(date);
  if (date.length !== 8 || !isLocalDate(day))
    return refuse(errors.PACKAGE_NAME_DATE, { actual: date });
  const expected = String(fiscalYearOf(day)).padStart(4, '0');
  if (year === expected) return undefined;
  return refuse(errors.PACKAGE_NAME_FISCAL_YEAR, { actual: year, date: day, expected });
}

function wrongOperator(provider: string, recipient: string): Refusal | undefined {
  if (!OPERATOR_CODE.test(provider))
    return refuse(errors.PACKAGE_NAME_PROVIDER, { actual: provider });
  if (OPERATOR_CODE.test(recipient) && recipient !== provider) return undefined;
  return refuse(errors.PACKAGE_NAME_RECIPIENT, { actual: recipient });
}

function wrongNumber(number: string, { delivery, volume }: Suffixes): Refusal | undefined {
  if (!CASE_NUMBER.test(number)) return refuse(errors.PACKAGE_NAME_CASE_NUMBER, { actual: number });
  if (delivery !== undefined && !DELIVERY.test(delivery))
    return refuse(errors.PACKAGE_NAME_DELIVERY, { actual: delivery });
  if (volume === undefined || VOLUME.test(volume)) return undefined;
  return refuse(errors.PACKAGE_NAME_VOLUME, { actual: volume });
}

interface Suffixes {
  /** `D2` … */
  readonly delivery?: string;
  /** `001` … */
  readonly volume?: string;
}

/** What follows the recipient: at most a delivery, then at most a volume. */
function suffixesOf(fields: readonly string[]): Suffixes | undefined {
  const [first = '', second] = fields;
  if (fields.length > 2 || (second !== undefined && !first.startsWith('D'))) return undefined;
  if (!first.startsWith('D')) return fields.length === 0 ? {} : { volume: first };
  return second === undefined ? { delivery: first } : { delivery: first, volume: second };
}

/** True for the name of a rehearsal's package. */
export const isRehearsalName = (name: string): boolean => name.startsWith(REHEARSAL_PREFIX);

/** Parts of a name such as `2026_20261121_0001_AOBA_MINATO` or `REHEARSAL_2026_…`; a wrong part is refused by its name. */
export function parsePackageName(name: string): Outcome<PackageNameParts> {
  const rehearsal = isRehearsalName(name);
  const fields = (rehearsal ? name.slice(REHEARSAL_PREFIX.length) : name).split('_');
  const suffixes = suffixesOf(fields.slice(5));
  if (fields.length < 5 || fields.includes('') || !suffixes)
    return refuse(errors.PACKAGE_NAME_SHAPE, { name });
  const [year, date, number, provider, recipient] = fields as [
    ...[year: string, date: string, number: string, provider: string, recipient: string],
  ];
  const wrong =
    wrongDateOrYear(year, date) ??
    wrongNumber(number, suffixes) ??
    wrongOperator(provider, recipient);
  if (wrong) return wrong;
  const { delivery, volume } = suffixes;
  return ok({
    ...{ providedOn: dashed(date), caseNumber: Number(number), provider, recipient, rehearsal },
    ...(delivery !== undefined && { delivery: Number(delivery.slice(1)) }),
    ...(volume !== undefined && { volume: Number(volume) }),
  });
}

/** The name of these parts, without an extension; refused where a part is wrong. */
export function composePackageName(parts: PackageNameParts): Outcome<string> {
  const { providedOn, caseNumber, provider, recipient, delivery, volume, rehearsal } = parts;
  if (!isLocalDate(providedOn)) return refuse(errors.PACKAGE_NAME_DATE, { actual: providedOn });
  const year = String(fiscalYearOf(providedOn)).padStart(4, '0');
  const number = String(caseNumber).padStart(4, '0');
  const fields = [year, compactDate(providedOn), number, provider, recipient];
  if (delivery !== undefined) fields.push(`D${String(delivery)}`);
  if (volume !== undefined) fields.push(String(volume).padStart(3, '0'));
  const name = (rehearsal ? REHEARSAL_PREFIX : '') + fields.join('_');
  const parsed = parsePackageName(name);
  return parsed.ok ? ok(name) : parsed;
}

/** Names of all files of a package. Those of the office never travel with the medium. */
export const packageFiles = (name: string) => ({
  archive: `${name}.7z`,
  manifest: `${name}.manifest.json`,
  signature: `${name}.manifest.json.asc`,
  checksum: `${name}.sha256`,
  passphrase: `${name}.passphrase.asc`,
  records: `${name}.records.asc`,
  extraction: `${name}.extraction.json`,
  receipt: `${name}.receipt.json`,
  approval: `${name}.approval.json`,
});

/** Name of one volume, from 1 (7-Zip's own rule): an archive of one volume is that volume. */
export const volumeName = (archive: string, number: number, of: number): string =>
  of === 1 ? archive : `${archive}.${String(number).padStart(3, '0')}`;

/** The package's name in a file name or path of any of its files, or the text as it is. */
export function packageNameIn(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  return file.replace(
    /\.(7z|7z\.\d{3,}|manifest\.json|manifest\.json\.asc|sha256|passphrase\.asc|records\.asc|extraction\.json|receipt\.json|approval\.json)$/,
    '',
  );
}
