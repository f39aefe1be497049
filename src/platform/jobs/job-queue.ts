import type { Job } from '../../kernel/ports/jobs.js';
import type { Tx } from '../../kernel/ports/transactions.js';

/** A row that nobody works on now. */
export interface DueJob {
  readonly id: string;
  readonly name: string;
  /** How often it was begun. */
  readonly attempts: number;
}

export interface LeasedJob extends Job, DueJob {}

/** The job rows: they are the truth, dispatchers only hurry them along. Times are the database's. */
export abstract class JobQueue {
  abstract insert(tx: Tx, job: Job): Promise<void>;
  /**
   * Undone, unleased, not postponed; oldest first. So many of each name: many that wait for a place hold up no other.
   */
  abstract due(ofEach: number): Promise<DueJob[]>;
  /** Takes the row for so many seconds; undefined when it is done or somebody else's. */
  abstract lease(id: string, seconds: number): Promise<LeasedJob | undefined>;
  /** Prolongs one's own lease. */
  abstract extend(job: DueJob, seconds: number): Promise<void>;
  abstract complete(job: DueJob): Promise<void>;
  /** Gives one's own lease back, not to be tried before so many seconds have passed. */
  abstract postpone(job: DueJob, seconds: number, errorCode: string): Promise<void>;
  /** Names of the undone jobs. */
  abstract openNames(): Promise<string[]>;
}
