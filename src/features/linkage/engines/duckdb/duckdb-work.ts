import type {
  CsvFile,
  LinkagePlan,
  LinkageWork,
  RecordKey,
  SourceRow,
  SourceSize,
} from '../../application/ports/linkage-engine.js';
import type { Candidates, Records } from '../../domain/candidates.js';
import type { Frequency } from '../../domain/model/profile.js';
import { Persons } from '../sql/persons.js';
import { duckDbDialect } from './duckdb-dialect.js';
import type { LoadedRecords } from './loaded-records.js';
import { readCandidates } from './read-candidates.js';

/** Working database of one linkage: load, seal, then ask. */
export class DuckDbWork implements LinkageWork {
  private readonly persons: Persons;

  constructor(
    readonly directory: string,
    private readonly loaded: LoadedRecords,
    plan: LinkagePlan,
  ) {
    this.persons = new Persons(loaded.queries, duckDbDialect, plan);
  }

  get columns(): readonly string[] {
    return this.loaded.columns;
  }

  load(source: number, rows: readonly SourceRow[]): Promise<void> {
    return this.loaded.load(source, rows);
  }

  loadFile(source: number, file: CsvFile, key: readonly [string, string]): Promise<void> {
    return this.loaded.loadFile(source, file, key);
  }

  async seal(): Promise<ReadonlyMap<number, number>> {
    await this.loaded.normalise();
    await this.persons.prepare();
    return this.loaded.repeatedKeys('person');
  }

  records(): Promise<Records> {
    return this.loaded.records();
  }

  sizes(): Promise<readonly SourceSize[]> {
    return this.persons.sizes();
  }

  patternCounts(rule: number, share: number): Promise<ReadonlyMap<number, number>> {
    return this.persons.patternCounts(rule, share);
  }

  randomPatterns(): Promise<ReadonlyMap<number, number>> {
    return this.persons.randomPatterns();
  }

  patternsOf(pairs: readonly (readonly [number, number])[]): Promise<readonly number[]> {
    return this.persons.patternsOf(pairs);
  }

  coincidences(
    fields: readonly string[],
    share: number,
    frequency?: Frequency,
  ): Promise<ReadonlyMap<number, number>> {
    return this.persons.coincidences(fields, share, frequency);
  }

  async candidates(patterns: readonly number[]): Promise<Candidates> {
    await this.persons.findCandidates(patterns);
    return readCandidates(this.loaded.queries, 'candidate');
  }

  keys(): AsyncIterable<readonly RecordKey[]> {
    return this.loaded.keys();
  }
}
