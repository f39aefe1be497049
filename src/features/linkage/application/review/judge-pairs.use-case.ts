import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { recordKey } from '../../domain/record-ref.js';
import type { Judgements } from '../../domain/review/judgements.js';
import { reviewErrors } from '../../domain/review/review-errors.js';
import { judgementsFile, REVIEW_FILE } from '../../domain/review/review-files.js';
import {
  inOrderOf,
  planHash,
  type Disputes,
  type PlannedPair,
  type ReviewPlan,
} from '../../domain/review/review-plan.js';
import type { SourceFolder } from '../load-sources.js';
import { PatientSource } from '../ports/patient-source.js';
import { ReviewFiles } from '../ports/review-files.js';
import { findRecords } from './find-records.js';
import { readSigned } from '../read-signed.js';
import { ReviewSession, type PairToJudge } from './review-session.js';

export interface JudgePairsInput {
  /** The reviewer's own key. */
  readonly signer: Keyring;
  /** Public key of the operator, armored: it signed the plan, and the judgements are encrypted to it. */
  readonly operatorKey: string;
  readonly folder: string;
  /** The patient tables that were linked. */
  readonly sources: readonly SourceFolder[];
}

type Due = Pick<PlannedPair, 'id' | 'left' | 'right'> & Pick<PairToJudge, 'disputed'>;

/** 目視確認の判定: opens the pairs this person is to judge, with what they judged so far. */
@UseCase()
export class JudgePairs {
  constructor(
    private readonly files: ReviewFiles,
    private readonly patients: PatientSource,
    private readonly clock: Clock,
  ) {}

  async execute(input: JudgePairsInput): Promise<Outcome<ReviewSession>> {
    const { signer, operatorKey, folder } = input;
    const file = { file: REVIEW_FILE.plan, text: await this.files.read(folder, REVIEW_FILE.plan) };
    const plan = await readSigned<ReviewPlan>(signer, operatorKey, file, 'yuzu.review-plan');
    if (!plan.ok) return plan;
    const due = await this.due(plan.value, input);
    if (!due.ok) return due;
    const pairs = await this.withRecords(plan.value, due.value, input.sources);
    if (!pairs.ok) return pairs;
    const earlier = await this.earlier(plan.value, input);
    if (!earlier.ok) return earlier;
    const save = (judgements: Judgements) => this.save(input, judgements);
    return ok(new ReviewSession(pairs.value, earlier.value, this.clock, save));
  }

  private async due(plan: ReviewPlan, input: JudgePairsInput): Promise<Outcome<Due[]>> {
    const { signer, operatorKey, folder } = input;
    const fingerprint = signer.fingerprint();
    const isAdjudicator = fingerprint === plan.adjudicator;
    if (!isAdjudicator && !plan.reviewers.includes(fingerprint))
      return refuse(reviewErrors.REVIEW_REVIEWER_FOREIGN, { fingerprint });
    if ((await this.files.read(folder, REVIEW_FILE.receipt)) !== undefined)
      return refuse(reviewErrors.REVIEW_CLOSED);
    const text = await this.files.read(folder, REVIEW_FILE.disputes);
    if (!isAdjudicator)
      return text === undefined
        ? ok(inOrderOf(plan.pairs, fingerprint))
        : refuse(reviewErrors.REVIEW_CLOSED);
    if (text === undefined) return refuse(reviewErrors.REVIEW_ADJUDICATION_NOT_DUE);
    const file = { file: REVIEW_FILE.disputes, text };
    const known = await readSigned<Disputes>(signer, operatorKey, file, 'yuzu.review-disputes');
    if (!known.ok) return known;
    return known.value.planSha256 === planHash(plan)
      ? ok(disputed(plan, known.value))
      : refuse(reviewErrors.LINK_DOCUMENT_UNREADABLE, { file: REVIEW_FILE.disputes });
  }

  private async withRecords(
    { rehearsal }: ReviewPlan,
    due: readonly Due[],
    sources: readonly SourceFolder[],
  ): Promise<Outcome<PairToJudge[]>> {
    const wanted = due.flatMap(({ left, right }) => [left, right]);
    const records = await findRecords(this.patients, sources, rehearsal, wanted);
    if (!records.ok) return records;
    const rowOf = (ref: PlannedPair['left']) => records.value.get(recordKey(ref));
    return ok(
      due.flatMap(({ id, left, right, disputed: verdicts }): PairToJudge[] => {
        const [one, other] = [rowOf(left), rowOf(right)];
        return one && other ? [{ id, left: one, right: other, disputed: verdicts }] : [];
      }),
    );
  }

  private async earlier(
    plan: ReviewPlan,
    { signer, folder }: JudgePairsInput,
  ): Promise<Outcome<Judgements>> {
    const reviewer = signer.fingerprint();
    const [{ ticketId }, planSha256] = [plan, planHash(plan)];
    const text = await this.files.read(folder, judgementsFile(reviewer));
    if (text === undefined)
      return ok({
        kind: 'yuzu.review-judgements',
        ...{ ticketId, planSha256, reviewer },
        verdicts: {},
      });
    const opened = await signer.decrypt(text, signer.publicKey());
    if (!opened.ok) return opened;
    const judgements = JSON.parse(opened.value) as Judgements;
    return judgements.planSha256 === planSha256
      ? ok(judgements)
      : refuse(reviewErrors.REVIEW_JUDGEMENTS_FOREIGN, { reviewer });
  }

  /** Signed by the reviewer, readable by the operator's key and themselves: not by the other reviewer. */
  private async save(
    { signer, operatorKey, folder }: JudgePairsInput,
    judgements: Judgements,
  ): Promise<void> {
    const text = await signer.encrypt(JSON.stringify(judgements), [
      operatorKey,
      signer.publicKey(),
    ]);
    await this.files.replace(folder, judgementsFile(signer.fingerprint()), text);
  }
}

function disputed({ pairs }: ReviewPlan, { disputes }: Disputes): Due[] {
  const verdicts = new Map(disputes.map((dispute) => [dispute.pair, dispute.verdicts]));
  return pairs.flatMap((pair) => {
    const said = verdicts.get(pair.id);
    return said ? [{ ...pair, disputed: said }] : [];
  });
}
