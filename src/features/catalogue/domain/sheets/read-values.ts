import type { ErrorDefinition } from '../../../../kernel/outcome.js';
import { importErrors } from './import-errors.js';
import type { RowInput } from './sheet-input.js';
import type { SheetRows } from './sheet-rows.js';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const FULL_WIDTH = /[０-９]/;

/** A whole number from 1 to the column's largest, or undefined; what is wrong is reported. */
export function numberOf(sheet: SheetRows, row: RowInput, key: string): number | undefined {
  const { value } = sheet.field(row, key);
  if (value === undefined) return undefined;
  const max = sheet.format.columns.find((column) => column.key === key)?.max ?? 1;
  const number = Number(value);
  const error = numberFault(value, max);
  if (error) sheet.addAt(row, key, error, { value, max });
  return error ? undefined : number;
}

function numberFault(value: string, max: number): ErrorDefinition | undefined {
  if (FULL_WIDTH.test(value)) return importErrors.IMPORT_NUMBER_FULL_WIDTH;
  if (!/^[+-]?\d+$/.test(value)) return importErrors.IMPORT_NUMBER_INVALID;
  const number = Number(value);
  return number >= 1 && number <= max ? undefined : importErrors.IMPORT_NUMBER_RANGE;
}

/** What a word stands for; the stored word itself is understood, too. */
export function wordOf<T extends string>(
  sheet: SheetRows,
  row: RowInput,
  key: string,
  { words, error }: { words: Readonly<Record<T, string>>; error: ErrorDefinition },
): T | undefined {
  const { value } = sheet.field(row, key);
  if (value === undefined) return undefined;
  const entries = Object.entries(words) as [T, string][];
  const found = entries.find(([meant, word]) => word === value || meant === value);
  if (found) return found[0];
  const choices = entries.map(([, word]) => word).join('・');
  sheet.addAt(row, key, error, { value, choices });
  return undefined;
}

const normal = (name: string): string => name.normalize('NFKC').toLowerCase();

/**
 * Names of a list, to which others refer. Where one could not be read, nothing is said of what is not
 * among them: one mistake is to give one finding.
 */
export class NameList {
  private readonly first = new Map<string, string>();
  private readonly malformed = new Set<string>();
  private isComplete = true;

  /** `many`: rows by the dozen refer to each name, so that even a malformed one silences them. */
  constructor(private readonly refers: 'few' | 'many') {}

  /** The name, unless it is missing, malformed or taken; that is reported. */
  add(sheet: SheetRows, row: RowInput, key = 'name'): string | undefined {
    const { value } = sheet.field(row, key);
    if (value === undefined) {
      this.isComplete = false;
      return undefined;
    }
    const first = this.first.get(value);
    if (first === undefined && NAME.test(value)) {
      this.first.set(value, sheet.address(row, key));
      return value;
    }
    if (first === undefined) this.malformed.add(normal(value));
    const { IMPORT_NAME_INVALID, IMPORT_NAME_TWICE } = importErrors;
    if (first === undefined) sheet.addAt(row, key, IMPORT_NAME_INVALID, { value });
    else sheet.addAt(row, key, IMPORT_NAME_TWICE, { value, first });
    return undefined;
  }

  /** The list itself could not be read. */
  giveUp(): void {
    this.isComplete = false;
  }

  has(name: string): boolean {
    return this.first.has(name);
  }

  /** Certainly not among the names. */
  lacks(name: string): boolean {
    if (this.first.has(name) || !this.isComplete || this.malformed.has(normal(name))) return false;
    return this.refers === 'few' || this.malformed.size === 0;
  }
}
