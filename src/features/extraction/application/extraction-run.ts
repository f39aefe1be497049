import { OptOutMatcher, type OptOutList } from '../../opt-out/index.js';
import { RefusedError } from '../../../kernel/outcome.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import { PersonGate, type Admission } from '../domain/person-gate.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';
import { canBeWatermarked, Watermark } from '../domain/watermark.js';
import { wallRefusal, WATERMARK } from '../domain/rehearsal-wall.js';
import {
  addTally,
  emptyTally,
  type SourceBatch,
  type SourceRow,
  type SourceTally,
} from '../domain/source-batch.js';
import type { SourceFinding } from '../domain/source-finding.js';
import { TargetPeriod } from '../domain/target-period.js';
import type { OpenExtraction } from './ports/extraction-output.js';

export const PATIENT = 'patient';

type Counts = Record<string, number>;

const count = (counts: Counts, name: string, by = 1): void => {
  counts[name] = (counts[name] ?? 0) + by;
};

interface WatermarkedColumns {
  readonly watermark: Watermark;
  readonly items: readonly string[];
}

/** Tables whose rows can carry a watermark. */
function watermarksOf({ tables, codeTables }: DataDefinition): Map<string, WatermarkedColumns> {
  const all = tables.map((table): [string, WatermarkedColumns] => {
    const items = table.items.map(({ name }) => name).filter(canBeWatermarked);
    return [table.name, { items, watermark: new Watermark(table, items, codeTables) }];
  });
  return new Map(all.filter(([, { watermark }]) => watermark.carried));
}

/** Sorts the source's rows into the extraction and counts everything left out. */
export class ExtractionRun {
  readonly optedOutRows: Counts = {};
  readonly outsidePeriod: Counts = {};
  readonly undated: Counts = {};
  readonly withoutPerson: Counts = {};
  readonly findings: Counts = {};
  readonly gate: PersonGate;
  tally: SourceTally = emptyTally('file');
  readonly #items: ReadonlyMap<string, readonly string[]>;
  readonly #period: TargetPeriod;
  readonly #rehearsal: boolean;
  readonly #watermarks: ReadonlyMap<string, WatermarkedColumns>;

  constructor(
    ticket: ProvideTicket,
    tables: readonly ContractedTable[],
    optOuts: OptOutList,
    private readonly output: OpenExtraction,
  ) {
    this.gate = new PersonGate(new OptOutMatcher(optOuts));
    this.#items = new Map(tables.map(({ table, items }) => [table, items]));
    this.#period = new TargetPeriod(ticket.definition, ticket.period);
    this.#rehearsal = ticket.rehearsal;
    this.#watermarks = watermarksOf(ticket.definition);
  }

  async take(batch: SourceBatch): Promise<void> {
    this.tally = addTally(this.tally, batch.tally);
    for (const finding of batch.findings) await this.#find(finding);
    const missing = new Map<string, number>();
    for (const row of batch.rows) {
      const admission = await this.#row(row);
      if (admission === 'unknown') missing.set(row.place, (missing.get(row.place) ?? 0) + 1);
    }
    for (const [path, rows] of missing)
      await this.#find({ path, code: 'PATIENT_MISSING', count: rows });
  }

  async #row(row: SourceRow): Promise<Admission> {
    const { table, values } = row;
    this.#wall(row);
    const admission = table === PATIENT ? this.gate.enter(values) : this.gate.admits(values);
    if (admission === 'opted-out') count(this.optedOutRows, table);
    if (admission === 'unknown') count(this.withoutPerson, table);
    if (admission === 'admitted') await this.#write(row);
    return admission;
  }

  /** Every row of a real case is looked at, whatever its file was called. */
  #wall({ table, values }: SourceRow): void {
    const columns = this.#watermarks.get(table);
    if (columns === undefined) return;
    const read = columns.watermark.read(columns.items.map((item) => values[item] ?? ''));
    if (read === (this.#rehearsal ? 'all' : 'none')) return;
    throw new RefusedError(wallRefusal(this.#rehearsal, WATERMARK));
  }

  async #write({ table, values }: SourceRow): Promise<void> {
    const standing = this.#period.standing(table, values);
    const items = this.#items.get(table);
    if (items === undefined) return;
    if (standing === 'outside') {
      count(this.outsidePeriod, table);
      return;
    }
    if (standing === 'undated') count(this.undated, table);
    await this.output.row(
      table,
      items.map((item) => values[item] ?? ''),
    );
  }

  async #find(finding: SourceFinding): Promise<void> {
    count(this.findings, finding.code);
    await this.output.finding(finding);
  }
}
