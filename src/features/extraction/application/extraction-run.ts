import type { ContractedTable } from '../../catalogue/index.js';
import { exclusionFindings } from '../domain/exclusion-findings.js';
import type { Exclusion } from '../domain/exclusion.js';
import { MissingTables } from '../domain/missing-tables.js';
import type { Person, PersonGate } from '../domain/person-gate.js';
import type { ProvideTicket } from '../domain/provide-ticket.js';
import { addTally, emptyTally } from '../domain/source-batch.js';
import type { SourceBatch, SourceRow, SourceTally } from '../domain/source-batch.js';
import type { SourceFinding } from '../domain/source-finding.js';
import { PATIENT } from '../domain/tables-to-read.js';
import { TargetPeriod, type Standing } from '../domain/target-period.js';
import type { OpenExtraction } from './ports/extraction-output.js';
import { RehearsalWatermarks } from './rehearsal-watermarks.js';

type Counts = Record<string, number>;

const count = (counts: Counts, name: string, by = 1): void => {
  counts[name] = (counts[name] ?? 0) + by;
};

/** What an extraction is made with. */
export interface RunParts {
  readonly ticket: ProvideTicket;
  readonly tables: readonly ContractedTable[];
  readonly gate: PersonGate;
  /** Number of sources. */
  readonly sources: number;
  readonly output: OpenExtraction;
}

/**
 * Sorts the sources' rows into the extraction and counts everything left out. Where later rows may decide on a
 * person, rows are put aside until all have been read.
 */
export class ExtractionRun {
  readonly excludedRows: Record<Exclusion, Counts> = {
    optedOut: {},
    notNotified: {},
    waiting: {},
    outsidePopulation: {},
  };
  readonly outsidePeriod: Counts = {};
  readonly undated: Counts = {};
  readonly withoutPerson: Counts = {};
  readonly findings: Counts = {};
  repeatedPersons = 0;
  tally: SourceTally = emptyTally('file');
  readonly #items: ReadonlyMap<string, readonly string[]>;
  readonly #period: TargetPeriod;
  readonly #wall: RehearsalWatermarks;
  readonly #missing: MissingTables;

  constructor(private readonly parts: RunParts) {
    const { ticket, tables, sources } = parts;
    this.#items = new Map(tables.map(({ table, items }) => [table, items]));
    this.#period = new TargetPeriod(ticket.definition, ticket.period);
    this.#wall = new RehearsalWatermarks(ticket.definition, ticket.rehearsal);
    this.#missing = new MissingTables([PATIENT, ...this.#items.keys()], sources);
  }

  async take(batch: SourceBatch): Promise<void> {
    this.tally = addTally(this.tally, batch.tally);
    for (const finding of batch.findings)
      if (finding.code === 'TABLE_MISSING') this.#missing.add(finding);
      else await this.#find(finding);
    const strangers = new Map<string, number>();
    for (const row of batch.rows)
      if (!(await this.#row(row))) strangers.set(row.place, (strangers.get(row.place) ?? 0) + 1);
    for (const [path, rows] of strangers)
      await this.#find({ path, code: 'PATIENT_MISSING', count: rows });
  }

  /** Judges the persons, once every source has been read. */
  async settle(): Promise<void> {
    const { gate, output } = this.parts;
    for (const finding of [...this.#missing.findings(), ...exclusionFindings(gate)])
      await this.#find(finding);
    if (!gate.decidesLate) return;
    await output.release(({ table, person, isUndated }) => {
      const judged = gate.persons[person];
      return judged !== undefined && this.#admit(judged, table, isUndated);
    });
  }

  /** False for a row whose person no source describes. */
  async #row(row: SourceRow): Promise<boolean> {
    const { table, values } = row;
    this.#wall.check(row);
    if (table === PATIENT) return this.#patient(row);
    const person = this.parts.gate.find(values);
    if (person === undefined) count(this.withoutPerson, table);
    else await this.#take(person, row);
    return person !== undefined;
  }

  /** The first source that describes a person counts; what a later one says differently is reported. */
  async #patient(row: SourceRow): Promise<true> {
    const { person, isNew } = this.parts.gate.enter(row.values);
    if (isNew) await this.#take(person, row);
    else this.repeatedPersons += 1;
    const { birth_date = '' } = row.values;
    if (!isNew && birth_date !== '' && birth_date !== person.birthDate)
      await this.#find({ path: row.place, code: 'BIRTH_DATE_DIFFERS', at: 'birth_date' });
    return true;
  }

  async #take(person: Person, { table, values }: SourceRow): Promise<void> {
    const standing = this.#period.standing(table, values);
    this.parts.gate.note(person, table, values, standing);
    const items = this.#items.get(table);
    if (items === undefined) return;
    if (standing === 'outside') count(this.outsidePeriod, table);
    else
      await this.#write(
        person,
        table,
        items.map((item) => values[item] ?? ''),
        standing,
      );
  }

  async #write(
    person: Person,
    table: string,
    values: readonly string[],
    standing: Standing,
  ): Promise<void> {
    const { gate, output } = this.parts;
    const isUndated = standing === 'undated';
    if (gate.decidesLate) {
      const kept = person.isLost ? null : values;
      await output.hold({ table, person: person.number, isUndated, values: kept });
    } else if (this.#admit(person, table, isUndated)) await output.row(table, values);
  }

  /** Counts the row where it belongs; true if it is handed over. */
  #admit(person: Person, table: string, isUndated: boolean): boolean {
    const exclusion = this.parts.gate.exclusionOf(person);
    if (exclusion !== null) count(this.excludedRows[exclusion], table);
    else if (isUndated) count(this.undated, table);
    return exclusion === null;
  }

  async #find(finding: SourceFinding): Promise<void> {
    count(this.findings, finding.code);
    await this.parts.output.finding(finding);
  }
}
