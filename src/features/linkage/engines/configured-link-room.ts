import { join, resolve } from 'node:path';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Config, type Settings } from '../../../platform/config/config.js';
import type { ExchangeCase } from '../../application/index.js';
import type { SourceFolder } from '../application/load-sources.js';
import { LinkRoom } from '../application/ports/link-room.js';
import { LinkRunFiles } from '../application/ports/link-run-files.js';
import { linkJobErrors } from '../domain/link-job-errors.js';
import { REVIEW_FILE } from '../domain/review/review-files.js';
import type { SettledReview } from '../domain/review/reviews-of-job.js';
import { patientFileIn } from './tables/patient-file.js';

type CaseNumber = Pick<ExchangeCase, 'fiscalYear' | 'caseNumber'>;

/** e.g. `2026_0001`, as in the names of packages. */
const nameOf = ({ fiscalYear, caseNumber }: CaseNumber): string =>
  `${fiscalYear}_${String(caseNumber).padStart(4, '0')}`;

/** The secure room as the block `linkage` of the configuration tells it; both folders are set, or neither. */
@UseCase()
export class ConfiguredLinkRoom extends LinkRoom {
  private readonly linkage: Settings['linkage'];

  constructor(
    { settings: { linkage } }: Config,
    private readonly files: LinkRunFiles,
  ) {
    super();
    this.linkage = linkage;
  }

  entered(): Outcome<undefined> {
    return this.linkage.inputDir === '' ? refuse(linkJobErrors.LINK_ROOM_ELSEWHERE) : ok();
  }

  async sources(of: CaseNumber, operators: readonly string[]): Promise<Outcome<SourceFolder[]>> {
    const folder = nameOf(of);
    const inCase = join(resolve(this.linkage.inputDir), folder);
    const found: SourceFolder[] = [];
    const lacking: string[] = [];
    for (const operator of operators) {
      const path = join(inCase, operator);
      if (await patientFileIn(path)) found.push({ operator, path });
      else lacking.push(operator);
    }
    if (lacking.length === 0) return ok(found);
    const facts = { folder, operators: lacking.join(', ') };
    return refuse(linkJobErrors.LINK_ROOM_SOURCES_MISSING, facts);
  }

  async labels(of: CaseNumber, reviews: readonly SettledReview[]): Promise<Outcome<string[]>> {
    const folder = nameOf(of);
    const found: string[] = [];
    const lacking: string[] = [];
    for (const { id, labelsSha256 } of reviews) {
      const inReview = join(resolve(this.linkage.inputDir), folder, 'reviews', id);
      if ((await this.files.sha256(inReview, REVIEW_FILE.labels)) === labelsSha256)
        found.push(join(inReview, REVIEW_FILE.labels));
      else lacking.push(id);
    }
    if (lacking.length === 0) return ok(found);
    return refuse(linkJobErrors.LINK_ROOM_LABELS_MISSING, { folder, reviews: lacking.join(', ') });
  }

  folderOf(of: CaseNumber, jobId: string): string {
    return join(resolve(this.linkage.outputDir), nameOf(of), jobId);
  }
}
