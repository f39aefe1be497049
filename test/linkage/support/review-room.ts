import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TablePatientSource } from '../../../src/features/linkage/engines/tables/table-patient-source.js';
import { CsvLinkRunFiles } from '../../../src/features/linkage/engines/review/csv-link-run-files.js';
import { FileReviewFiles } from '../../../src/features/linkage/engines/review/file-review-files.js';
import { CloseReview, JudgePairs, PlanReview } from '../../../src/features/linkage/index.js';
import type { ReviewTicket } from '../../../src/features/linkage/domain/review/review-ticket.js';
import type { Verdict } from '../../../src/features/linkage/domain/review/verdict.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { Clock } from '../../../src/kernel/ports/clock.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import { evidence } from './evidence.js';
import { csvOf, patient } from './patients.js';

const PAIRS = 6;
const at = new Date('2026-11-21T03:00:00.000Z');

const refOf = (operator: string, i: number) => `${operator},1310000001,${i}`;
const linkHeader = 'person_key,operator,institution_code,patient_id,rule\r\n';
const reviewHeader =
  'reason,rule,left_operator,left_institution_code,left_patient_id,right_operator,right_institution_code,right_patient_id\r\n';

/** A linkage of AOBA and MINATO: six pairs, of which four are open and two were accepted. */
async function writeRun(folder: string): Promise<void> {
  const numbers = Array.from({ length: PAIRS }, (_, i) => i + 1);
  const accepted = numbers.slice(4);
  const links = accepted.flatMap((i) => [
    `P${i},${refOf('AOBA', i)},kana\r\n`,
    `P${i},${refOf('MINATO', i)},kana\r\n`,
  ]);
  const open = numbers
    .slice(0, 4)
    .map((i) => `ambiguous,kana,${refOf('AOBA', i)},${refOf('MINATO', i)}\r\n`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'links.csv'), linkHeader + links.join(''));
  await writeFile(join(folder, 'review.csv'), reviewHeader + open.join(''));
  for (const operator of ['AOBA', 'MINATO']) {
    await mkdir(join(folder, operator), { recursive: true });
    const rows = numbers.map((i) => patient({ patient_id: String(i), phone: `03-0000-000${i}` }));
    await writeFile(join(folder, operator, 'patient.csv'), csvOf(rows));
  }
}

class Fixed extends Clock {
  override now(): Date {
    return at;
  }
}

const hashOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

/** A secure room with a linkage to review: the operator's key and those of four persons. */
export class ReviewRoom {
  readonly clock = new Fixed();
  readonly files = new FileReviewFiles();
  readonly plan = new PlanReview(new CsvLinkRunFiles(), this.files, this.clock);
  readonly judge = new JudgePairs(this.files, new TablePatientSource(), this.clock);
  readonly close = new CloseReview(this.files, this.clock);

  private constructor(
    readonly root: string,
    readonly operator: OpenPgpKeyring,
    readonly persons: Readonly<Record<'sato' | 'suzuki' | 'takahashi' | 'tanaka', OpenPgpKeyring>>,
  ) {}

  static async create(): Promise<ReviewRoom> {
    const root = await mkdtemp(join(tmpdir(), 'yuzu-review-'));
    await writeRun(join(root, 'run'));
    const key = (name: string, code = 'MINATO') =>
      OpenPgpKeyring.create(join(root, 'keys', name), { code, name });
    const persons = {
      sato: await key('sato'),
      suzuki: await key('suzuki'),
      takahashi: await key('takahashi'),
      tanaka: await key('tanaka'),
    };
    const room = new ReviewRoom(root, await key('operator'), persons);
    await room.signRun();
    return room;
  }

  erase = (): Promise<void> => rm(this.root, { recursive: true, force: true });

  path = (...names: string[]): string => join(this.root, ...names);

  get sources() {
    return ['AOBA', 'MINATO'].map((operator) => ({ operator, path: this.path('run', operator) }));
  }

  /** evidence.json of the tables as they lie there. */
  async signRun(): Promise<void> {
    const [links, review] = [
      await hashOf(this.path('run', 'links.csv')),
      await hashOf(this.path('run', 'review.csv')),
    ];
    const signed = await signDocument(this.operator, evidence({ files: { links, review } }));
    await writeFile(this.path('run', 'evidence.json'), JSON.stringify(signed));
  }

  async ticket(changes: object = {}): Promise<SignedDocument<ReviewTicket>> {
    const { sato, suzuki, takahashi } = this.persons;
    return signDocument<ReviewTicket>(this.operator, {
      kind: 'yuzu.ticket/link-review',
      id: '0198c0de-0000-7000-8000-000000000009',
      operator: 'MINATO',
      issuedAt: at.toISOString(),
      caseId: '0198c0de-0000-7000-8000-000000000002',
      caseNumber: 1,
      rehearsal: false,
      linksSha256: await hashOf(this.path('run', 'links.csv')),
      sources: ['MINATO', 'AOBA'],
      reviewers: [sato, suzuki, takahashi].map((one) => ({
        fingerprint: one.fingerprint(),
        publicKey: one.publicKey(),
      })),
      ...changes,
    });
  }

  /** Plans a review of all open pairs and both links by 佐藤 and 鈴木, with 高橋 as adjudicator. */
  async planned(folder: string, changes: object = {}) {
    return this.plan.execute({
      keyring: this.operator,
      ticket: await this.ticket(),
      run: this.path('run'),
      reviewers: [this.persons.sato, this.persons.suzuki].map((one) => one.fingerprint()),
      adjudicator: this.persons.takahashi.fingerprint(),
      size: { open: 'all', linked: 'all' },
      folder,
      ...changes,
    });
  }

  session(signer: OpenPgpKeyring, folder: string) {
    const operatorKey = this.operator.publicKey();
    return this.judge.execute({ signer, operatorKey, folder, sources: this.sources });
  }

  /** Judges everything due to this person: by patient id, otherwise `same`. */
  async judged(signer: OpenPgpKeyring, folder: string, verdicts: Record<string, Verdict> = {}) {
    const session = unwrap(await this.session(signer, folder));
    for (const { id, left } of session.pairs)
      await session.judge(id, verdicts[left.patient_id] ?? 'same');
    return session;
  }

  async closed(folder: string) {
    return this.close.execute({ keyring: this.operator, ticket: await this.ticket(), folder });
  }

  read = (folder: string, name: string): Promise<string> => readFile(join(folder, name), 'utf8');
}
