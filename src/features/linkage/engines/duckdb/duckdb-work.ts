import type { LinkagePlan } from '../../application/ports/linkage-engine.js';
import type { Candidates } from '../../domain/candidates.js';
import { LoadedWork } from './loaded-work.js';
import { Persons } from '../sql/persons.js';
import { duckDbDialect } from './duckdb-dialect.js';
import type { LoadedRecords } from './loaded-records.js';
import { readCandidates } from './read-candidates.js';

/** DuckDB reads and compares. */
export class DuckDbWork extends LoadedWork {
  constructor(directory: string, loaded: LoadedRecords, plan: LinkagePlan) {
    super(directory, loaded, new Persons(loaded.queries, duckDbDialect, plan));
  }

  override async seal(): Promise<ReadonlyMap<number, number>> {
    await this.persons.prepare();
    return this.loaded.repeatedKeys('base');
  }

  override async candidates(patterns: readonly number[]): Promise<Candidates> {
    await this.persons.findCandidates(patterns);
    return readCandidates(this.loaded.queries, 'candidate');
  }
}
