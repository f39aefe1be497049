import type {
  CsvFile,
  LinkageWork,
  RecordKey,
  SourceSize,
} from '../../application/ports/linkage-engine.js';
import type { Candidates, Records } from '../../domain/candidates.js';
import type { Frequency } from '../../domain/model/profile.js';
import type { LoadedRecords } from './loaded-records.js';
import type { Persons } from '../sql/persons.js';

/** Working database of one linkage: DuckDB holds the records as they were read, `persons` is asked about them. */
export abstract class LoadedWork implements LinkageWork {
  protected constructor(
    readonly directory: string,
    protected readonly loaded: LoadedRecords,
    protected readonly persons: Persons,
  ) {}

  abstract seal(): Promise<ReadonlyMap<number, number>>;
  abstract candidates(patterns: readonly number[]): Promise<Candidates>;

  loadFile(source: number, file: CsvFile, key: readonly [string, string]): Promise<void> {
    return this.loaded.loadFile(source, file, key);
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

  inUseTogether(pairs: readonly (readonly [number, number])[]): Promise<readonly number[]> {
    return this.loaded.inUseTogether(pairs);
  }

  coincidences(
    fields: readonly string[],
    share: number,
    frequency?: Frequency,
  ): Promise<ReadonlyMap<number, number>> {
    return this.persons.coincidences(fields, share, frequency);
  }

  keys(): AsyncIterable<readonly RecordKey[]> {
    return this.loaded.keys();
  }
}
