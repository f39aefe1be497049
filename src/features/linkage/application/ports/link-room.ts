import type { Outcome } from '../../../../kernel/outcome.js';
import type { ExchangeCase } from '../../../application/index.js';
import type { SettledReview } from '../../domain/review/reviews-of-job.js';
import type { SourceFolder } from '../load-sources.js';

type CaseNumber = Pick<ExchangeCase, 'fiscalYear' | 'caseNumber'>;

/** The secure room, where the gateway itself stands in it: what is linked there, and where links appear. */
export abstract class LinkRoom {
  /** Refused with LINK_ROOM_ELSEWHERE where it does not. */
  abstract entered(): Outcome<undefined>;
  /** One folder per operator; refused with LINK_ROOM_SOURCES_MISSING naming those that lack. */
  abstract sources(of: CaseNumber, operators: readonly string[]): Promise<Outcome<SourceFolder[]>>;
  /** labels.csv of each review; refused with LINK_ROOM_LABELS_MISSING naming those whose file is not there, or is another. */
  abstract labels(of: CaseNumber, reviews: readonly SettledReview[]): Promise<Outcome<string[]>>;
  /** Where the job's output appears. */
  abstract folderOf(of: CaseNumber, jobId: string): string;
}
