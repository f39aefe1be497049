import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewReceipt } from '../../src/features/linkage/domain/review/review-receipt.js';
import type { ReviewTicket } from '../../src/features/linkage/domain/review/review-ticket.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import type { Answer } from '../support/office.js';
import { registerCase } from './support/case-to-link.js';
import { Exchange } from './support/exchange.js';
import { idOf } from './support/offices.js';
import { signersOf } from './support/signers.js';

let exchange: Exchange;
let caseId: string;
let keys: string[];
const linksSha256 = sha256Hex('links');

beforeAll(async () => {
  exchange = await Exchange.open(['AOBA']);
  caseId = await registerCase(exchange.minato);
});
afterAll(() => exchange.close());

const query = (sql: string, values: unknown[]) => exchange.minato.dataSource.query(sql, values);

/** A linkage of the case, or a de-duplication, as its receipt was recorded; returns its ticket's id. */
async function linked(counts: object | null, sources = ['MINATO', 'AOBA']): Promise<string> {
  const id = newId();
  await query(
    `INSERT INTO linkage_run (id, case_id, sources, issued_at, issued_by, counts)
     VALUES ($1, $2, $3, now(), 'test', $4)`,
    [id, caseId, JSON.stringify(sources), counts && JSON.stringify(counts)],
  );
  return id;
}

/** Two more persons of the staff with keys of their own; returns the fingerprints of all three. */
async function hire(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yuzu-reviewers-'));
  await query(
    `INSERT INTO person (id, login, name, roles, password_hash) VALUES ($1, $2, $2, $3, '-')`,
    [idOf('staff:third'), 'staff:third', ['staff']],
  );
  const fingerprints = [signersOf(exchange.minato).preparer.fingerprint()];
  for (const login of ['staff:second', 'staff:third']) {
    const key = await OpenPgpKeyring.create(join(folder, login), { code: 'MINATO', name: login });
    await query(
      `INSERT INTO person_signing_key (fingerprint, person_id, public_key, registered_at)
       VALUES ($1, $2, $3, now())`,
      [key.fingerprint(), idOf(login), key.publicKey()],
    );
    fingerprints.push(key.fingerprint());
  }
  await rm(folder, { recursive: true });
  return fingerprints;
}

const ticket = (run?: string) =>
  exchange.minato.post('staff', `cases/${caseId}/link-review-ticket`, { run });
const submit = (receipt: object) =>
  exchange.minato.post('staff', `cases/${caseId}/link-review-receipt`, { receipt });
const own = (document: object) => signDocument(exchange.minato.keyring, document);
const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const receiptOf = (ticketId: string, [one, two, three]: readonly string[]): ReviewReceipt => ({
  kind: 'yuzu.receipt/link-review',
  ticketId,
  caseId,
  caseNumber: 1,
  rehearsal: false,
  linksSha256,
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

describe('the clerical review of a linkage', () => {
  it('waits for a recorded linkage, and for three persons with keys', async () => {
    expect(codeOf(await ticket())).toBe('LINK_REVIEW_WITHOUT_RUN');
    await linked({ linksSha256 });
    expect((await ticket()).body).toMatchObject({
      error: { code: 'LINK_REVIEW_TOO_FEW_PERSONS', facts: { needed: 3, count: 1 } },
    });
  });

  it('is ordered for that linkage, recorded in counts once, and shown with the linkage', async () => {
    keys = await hire();
    const { document } = (await ticket()).body as SignedDocument<ReviewTicket>;
    expect(document).toMatchObject({ linksSha256, sources: ['MINATO', 'AOBA'] });
    expect(document.reviewers.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      [...keys].sort(),
    );
    const receipt = receiptOf(document.id, keys);
    const foreign = await signDocument(exchange.aoba.keyring, receipt);
    expect(codeOf(await submit(foreign))).toBe('SIGNATURE_INVALID');
    for (const [changes, code] of [
      [{ strata: [{}] }, 'LINK_REVIEW_RECEIPT_MALFORMED'],
      [{ ticketId: newId() }, 'LINK_REVIEW_OF_ANOTHER_TICKET'],
      [{ linksSha256: sha256Hex('other') }, 'LINK_REVIEW_OF_ANOTHER_TICKET'],
      [{ adjudicator: keys[0] }, 'LINK_REVIEW_PERSONS_UNKNOWN'],
      [{ adjudicator: 'A'.repeat(40) }, 'LINK_REVIEW_PERSONS_UNKNOWN'],
      [{ note: '山田' }, 'ok'],
      [{}, 'LINK_REVIEW_RECORDED_ALREADY'],
    ] as const)
      expect(codeOf(await submit(await own({ ...receipt, ...changes })))).toBe(code);
    const { body } = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect(body).toMatchObject({
      reviews: [{ id: document.id, counts: { adjudicated: 1, agreement: { kappa: 0.7 } } }],
    });
    expect(JSON.stringify(body)).not.toContain('山田');
  });

  it('is ordered for a de-duplication where its run is named, once that is recorded', async () => {
    const other = sha256Hex('persons of AOBA');
    const run = await linked({ linksSha256: other }, ['AOBA']);
    const { document } = (await ticket(run)).body as SignedDocument<ReviewTicket>;
    expect(document).toMatchObject({ linksSha256: other, sources: ['AOBA'] });
    const newest = (await ticket()).body as SignedDocument<ReviewTicket>;
    expect(newest.document).toMatchObject({ linksSha256, sources: ['MINATO', 'AOBA'] });
    for (const unknown of [newId(), await linked(null, ['AOBA'])])
      expect(codeOf(await ticket(unknown))).toBe('LINK_REVIEW_RUN_UNKNOWN');
    const receipt = { ...receiptOf(document.id, keys), linksSha256: other };
    expect(codeOf(await submit(await own(receipt)))).toBe('ok');
    const { body } = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect((body as { reviews: object[] }).reviews).toContainEqual(
      expect.objectContaining({ runId: run, counts: expect.anything() }),
    );
  });

  it('keeps its ticket as it was issued', async () => {
    await expect(query(`UPDATE linkage_review SET links_sha256 = $1`, ['0'])).rejects.toThrow();
  });
});
