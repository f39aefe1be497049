import { hasOddCharacter } from '../../../../platform/text/odd-characters.js';
import type { FindingCode } from '../../domain/source-finding.js';
import { oddValues } from '../odd-values.js';
import type { BatchBuilder } from '../batch-builder.js';
import type { FormatLine } from '../format-lines.js';
import type { KnownPersons } from '../known-persons.js';
import { dpcLine, isHeader, type DpcValues } from './dpc-line.js';
import type { DpcFile } from './layouts.js';

/** Rows of one file, a line each; a line that cannot be read is reported alone. */
export class DpcRows {
  readonly #undescribed = new Set<string>();
  #notInDefinition = 0;

  constructor(
    private readonly file: DpcFile,
    private readonly persons: KnownPersons,
    private readonly batch: BatchBuilder,
    /** Whether somebody asked for this table. */
    private readonly isWanted: boolean,
  ) {}

  take(read: FormatLine): void {
    if (isHeader(read)) return;
    const { layout } = this.file;
    if (layout === 'not-in-definition') this.#leave();
    else this.#row(dpcLine(read, this.file), layout.table, read);
  }

  end(): void {
    if (this.#notInDefinition > 0)
      this.#find('FILE_NOT_IN_DEFINITION', { count: this.#notInDefinition });
    if (this.#undescribed.size > 0)
      this.#find('PATIENT_UNDESCRIBED', { count: this.#undescribed.size });
  }

  #leave(): void {
    this.#notInDefinition += 1;
    this.batch.count('notInDefinition');
  }

  #row(values: DpcValues | FindingCode, table: string, read: FormatLine): void {
    const { line } = read;
    if (typeof values === 'string') {
      this.#find(values, { line });
      this.batch.count('withheld');
      return;
    }
    this.batch.count('read');
    if (!this.isWanted) return;
    if (!this.persons.has(values)) this.#undescribed.add(values.patient_id ?? '');
    if (read.fault === undefined && hasOddCharacter(read.text)) this.#reportOddities(values, line);
    this.batch.row({ table, values, place: `${this.file.name}:${line}` });
  }

  #reportOddities(values: DpcValues, line: number): void {
    for (const { code, at } of oddValues(values)) this.#find(code, { line, at });
  }

  #find(code: FindingCode, where: { line?: number; at?: string; count?: number }): void {
    this.batch.finding({ path: this.file.name, code, ...where });
  }
}
