import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { packErrors } from './package-errors.js';

/** Media are sold by decimal units; 7-Zip's own letters would mean powers of 1024. */
const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9 };
const SMALLEST = 64_000;

/** Number of volumes a name has room for (three digits). */
export const MOST_VOLUMES = 999;

/** Bytes of a volume: a whole number with K, M or G behind it, e.g. `25G`. */
export function parseVolumeSize(size: string): Outcome<number> {
  const [, digits = '', unit = ''] = /^(\d{1,12})([KMG]?)$/i.exec(size) ?? [];
  const bytes = Number(digits) * (UNITS[unit.toUpperCase()] ?? NaN);
  if (digits !== '' && bytes >= SMALLEST && Number.isSafeInteger(bytes)) return ok(bytes);
  return refuse(packErrors.VOLUME_SIZE_INVALID, { size });
}
