import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReviewReceipt } from '../../../src/features/linkage/domain/review/review-receipt.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';
import { newId } from '../../../src/kernel/ids.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';
import type { Answer } from '../../support/office.js';
import type { Exchange } from './exchange.js';
import { idOf } from './offices.js';
import { signersOf } from './signers.js';

export const LINKS_SHA256 = sha256Hex('links');

/** Clerical reviews of linkages at MINATO, up to three persons who judge. */
export class LinkageReviews {
  constructor(private readonly exchange: Exchange) {}

  /** A linkage of the case, or a de-duplication, as its receipt was recorded; returns its ticket's id. */
  async linked(
    caseId: string,
    counts: object | null = { linksSha256: LINKS_SHA256 },
    sources = ['MINATO', 'AOBA'],
  ): Promise<string> {
    const id = newId();
    await this.query(
      `INSERT INTO linkage_run (id, case_id, sources, issued_at, issued_by, counts)
       VALUES ($1, $2, $3, now(), 'test', $4)`,
      [id, caseId, JSON.stringify(sources), counts && JSON.stringify(counts)],
    );
    return id;
  }

  /** Two more persons of the staff with keys of their own; returns the fingerprints of all three. */
  async hire(): Promise<string[]> {
    const folder = await mkdtemp(join(tmpdir(), 'yuzu-reviewers-'));
    await this.query(
      `INSERT INTO person (id, login, name, roles, password_hash) VALUES ($1, $2, $2, $3, '-')`,
      [idOf('staff:third'), 'staff:third', ['staff']],
    );
    const { minato } = this.exchange;
    const fingerprints = [signersOf(minato).preparer.fingerprint()];
    for (const login of ['staff:second', 'staff:third']) {
      const key = await OpenPgpKeyring.create(join(folder, login), { code: 'MINATO', name: login });
      await this.query(
        `INSERT INTO person_signing_key (fingerprint, person_id, public_key, registered_at)
         VALUES ($1, $2, $3, now())`,
        [key.fingerprint(), idOf(login), key.publicKey()],
      );
      fingerprints.push(key.fingerprint());
    }
    await rm(folder, { recursive: true });
    return fingerprints;
  }

  ticket(caseId: string, run?: string, token = 'staff'): Promise<Answer> {
    return this.exchange.minato.post(token, `cases/${caseId}/link-review-ticket`, { run });
  }

  submit(caseId: string, receipt: object, token = 'staff'): Promise<Answer> {
    return this.exchange.minato.post(token, `cases/${caseId}/link-review-receipt`, { receipt });
  }

  /** Signed as the secure room signs. */
  own(document: object): Promise<object> {
    return signDocument(this.exchange.minato.keyring, document);
  }

  query(sql: string, values: unknown[]): Promise<unknown> {
    return this.exchange.minato.dataSource.query(sql, values);
  }
}

/** What the secure room answers; the last of the three persons decides what the others dispute. */
export const reviewReceiptOf = (
  { ticketId, caseId }: Pick<ReviewReceipt, 'ticketId' | 'caseId'>,
  [one, two, three]: readonly string[],
): ReviewReceipt => ({
  kind: 'yuzu.receipt/link-review',
  ticketId,
  caseId,
  caseNumber: 1,
  rehearsal: false,
  linksSha256: LINKS_SHA256,
  labelsSha256: sha256Hex('labels'),
  startedAt: '2026-11-21T03:00:00.000Z',
  finishedAt: '2026-11-21T04:00:00.000Z',
  strata: [
    {
      ...{ stratum: 'ambiguous', pairs: 9, drawn: 6, same: 4, different: 1, undecided: 1 },
      sameShare: null,
    },
  ],
  agreement: {
    pairs: 6,
    agreed: 5,
    kappa: 0.7,
    table: [
      [4, 1, 0],
      [0, 0, 0],
      [0, 0, 1],
    ],
  },
  adjudicated: 1,
  reviewers: [one ?? '', two ?? ''],
  adjudicator: three ?? '',
});
