import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReviewTicket } from '../../src/features/linkage/domain/review/review-ticket.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import type { Answer } from '../support/office.js';
import { registerCase } from './support/case-to-link.js';
import { Exchange } from './support/exchange.js';
import {
  LINKS_SHA256 as linksSha256,
  LinkageReviews,
  reviewReceiptOf,
} from './support/linkage-reviews.js';

let exchange: Exchange;
let reviews: LinkageReviews;
let caseId: string;
let keys: string[];

beforeAll(async () => {
  exchange = await Exchange.open(['AOBA']);
  reviews = new LinkageReviews(exchange);
  caseId = await registerCase(exchange.minato);
});
afterAll(() => exchange.close());

const ticket = (run?: string) => reviews.ticket(caseId, run);
const submit = (receipt: object) => reviews.submit(caseId, receipt);
const receiptOf = (ticketId: string, persons: readonly string[]) =>
  reviewReceiptOf({ ticketId, caseId }, persons);
const codeOf = ({ status, body }: Answer) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

describe('the clerical review of a linkage', () => {
  it('waits for a recorded linkage, and for three persons with keys', async () => {
    expect(codeOf(await ticket())).toBe('LINK_REVIEW_WITHOUT_RUN');
    await reviews.linked(caseId);
    expect((await ticket()).body).toMatchObject({
      error: { code: 'LINK_REVIEW_TOO_FEW_PERSONS', facts: { needed: 3, count: 1 } },
    });
  });

  it('is ordered for that linkage, recorded in counts once, and shown with the linkage', async () => {
    keys = await reviews.hire();
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
      expect(codeOf(await submit(await reviews.own({ ...receipt, ...changes })))).toBe(code);
    const { body } = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect(body).toMatchObject({
      reviews: [{ id: document.id, counts: { adjudicated: 1, agreement: { kappa: 0.7 } } }],
    });
    expect(JSON.stringify(body)).not.toContain('山田');
  });

  it('is ordered for a de-duplication where its run is named, once that is recorded', async () => {
    const other = sha256Hex('persons of AOBA');
    const run = await reviews.linked(caseId, { linksSha256: other }, ['AOBA']);
    const { document } = (await ticket(run)).body as SignedDocument<ReviewTicket>;
    expect(document).toMatchObject({ linksSha256: other, sources: ['AOBA'] });
    const newest = (await ticket()).body as SignedDocument<ReviewTicket>;
    expect(newest.document).toMatchObject({ linksSha256, sources: ['MINATO', 'AOBA'] });
    for (const unknown of [newId(), await reviews.linked(caseId, null, ['AOBA'])])
      expect(codeOf(await ticket(unknown))).toBe('LINK_REVIEW_RUN_UNKNOWN');
    const receipt = { ...receiptOf(document.id, keys), linksSha256: other };
    expect(codeOf(await submit(await reviews.own(receipt)))).toBe('ok');
    const { body } = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect((body as { reviews: object[] }).reviews).toContainEqual(
      expect.objectContaining({ runId: run, counts: expect.anything() }),
    );
  });

  it('keeps its ticket as it was issued', async () => {
    await expect(
      reviews.query(`UPDATE linkage_review SET links_sha256 = $1`, ['0']),
    ).rejects.toThrow();
  });
});
