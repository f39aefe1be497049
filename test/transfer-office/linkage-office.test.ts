import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cases } from '../../src/features/application/index.js';
import type { LinkReceipt, LinkTicket } from '../../src/features/linkage/index.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { openOwnDocument, signDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import { approve, contractOf, registerCase } from './support/case-to-link.js';
import { Exchange } from './support/exchange.js';
import type { Handover } from './support/handover.js';
import type { Answer } from '../support/office.js';

type Reply = Omit<Answer, 'text'>;

const PROVIDERS = ['AOBA', 'YAMATO'];

const profilesDir = mkdtempSync(join(tmpdir(), 'yuzu-profiles-'));
const linkage = { profilesDir, inputDir: '', outputDir: '', jobsAtOnce: 1 };
let exchange: Exchange;
let caseId: string;
let redelivered: Handover;

beforeAll(async () => {
  const shipped = readFileSync('config/linkage/operator-b.yaml', 'utf8');
  writeFileSync(join(profilesDir, 'our-own.yaml'), shipped.replace(/^name: .*$/m, 'name: our-own'));
  writeFileSync(join(profilesDir, 'misnamed.yaml'), shipped);
  exchange = await Exchange.open(PROVIDERS, { settings: { linkage } });
  caseId = await registerCase(exchange.minato);
});
afterAll(async () => {
  await exchange.close();
  rmSync(profilesDir, { recursive: true });
});

const ticket = () => exchange.minato.post('staff', `cases/${caseId}/link-ticket`);
const without = (...withoutProviders: string[]) =>
  exchange.minato.post('staff', `cases/${caseId}/link-ticket`, { withoutProviders });
const submit = (receipt: object) =>
  exchange.minato.post('staff', `cases/${caseId}/link-receipt`, { receipt });
const codeOf = ({ status, body }: Reply) =>
  status < 300 ? 'ok' : (body as { error: { code: string } }).error.code;

const NO_PROFILE = { name: '', version: 0, sha256: '' };

const receiptOf = ({
  id: ticketId,
  caseNumber,
  sources,
  profile = NO_PROFILE,
}: LinkTicket): LinkReceipt => ({
  kind: 'yuzu.receipt/link',
  ticketId,
  caseId,
  caseNumber,
  rehearsal: false,
  startedAt: '2026-11-21T03:00:00.000Z',
  finishedAt: '2026-11-21T03:00:01.000Z',
  rulesVersion: '1',
  profile,
  persons: 5,
  rules: [{ rule: 'insurance', pairs: 1 }],
  pairs: [{ operators: ['AOBA', 'MINATO'], pairs: 1 }],
  clusters: [{ size: 2, persons: 1 }],
  ambiguous: { pairs: 0, records: 0 },
  contradicted: { pairs: 0, records: 0 },
  merges: { pairs: 0, records: 0 },
  lastPerson: 5,
  sources: sources.map((operator) => ({ operator, records: 2, withoutBirthDate: 0 })),
  linksSha256: sha256Hex('links'),
});

/** What the review feature asks before it opens a second review. */
async function secondReview(): Promise<Reply> {
  const { transactions, app } = exchange.minato;
  const outcome = await transactions.run((tx) =>
    app.get(Cases).enterReview(tx, { kind: 'gateway' }, caseId, 'second'),
  );
  if (outcome.ok) return { status: 201, body: {} };
  return { status: outcome.error.status, body: { error: outcome.error } };
}

describe('the linkage of a case', () => {
  it('waits for the review, for providers and for every package, and names who is missing', async () => {
    expect(codeOf(await ticket())).toBe('LINKAGE_CASE_STATE');
    await approve(exchange, 'MINATO', { kind: 'case', id: caseId });
    expect(codeOf(await ticket())).toBe('LINKAGE_WITHOUT_PROVIDERS');
    const contracts = [
      await contractOf(exchange, caseId, 'AOBA'),
      await contractOf(exchange, caseId, 'YAMATO'),
    ];
    const [aoba, yamato] = [
      await exchange.plan('AOBA', contracts[0]),
      await exchange.plan('YAMATO', contracts[1]),
    ];
    await aoba.open();
    const refused = await ticket();
    expect(codeOf(refused)).toBe('LINKAGE_PACKAGES_MISSING');
    expect((refused.body as { error: { ja: string } }).error.ja).toMatch(/始められません: YAMATO$/);
    await yamato.open({ accepted: false });
    expect(codeOf(await ticket())).toBe('LINKAGE_PACKAGES_MISSING');
    exchange.offices.clock.day = '2026-11-22';
    redelivered = await exchange.plan('YAMATO', contracts[1]);
    await redelivered.dispatch();
    expect(codeOf(await ticket())).toBe('LINKAGE_PACKAGES_MISSING');
  });

  it('is ordered for all operators and recorded in counts, after which the case is linked', async () => {
    await redelivered.open();
    const signed = (await ticket()).body as SignedDocument<LinkTicket>;
    const { keyring } = exchange.minato;
    const order = unwrap(await openOwnDocument(keyring, signed, 'yuzu.ticket/link'));
    expect(order).toMatchObject({ caseId, caseNumber: 1, sources: ['MINATO', ...PROVIDERS] });
    const superseded = order;
    const newer = ((await ticket()).body as SignedDocument<LinkTicket>).document;
    const receipt = receiptOf(newer);
    const own = (document: object) => signDocument(keyring, document);
    expect(codeOf(await submit(await own(receiptOf(superseded))))).toBe(
      'LINK_RECEIPT_OF_ANOTHER_TICKET',
    );
    const fewer = { ...receipt, sources: receipt.sources.slice(1) };
    expect(codeOf(await submit(await own(fewer)))).toBe('LINK_RECEIPT_OF_ANOTHER_TICKET');
    const foreign = await signDocument(exchange.aoba.keyring, receipt);
    expect(codeOf(await submit(foreign))).toBe('SIGNATURE_INVALID');
    expect(codeOf(await submit(await own({ ...receipt, persons: -1 })))).toBe(
      'LINK_RECEIPT_MALFORMED',
    );
    expect(codeOf(await submit(await own({ ...receipt, note: '山田' })))).toBe('ok');
    expect(codeOf(await submit(await own(receipt)))).toBe('LINKAGE_RECORDED_ALREADY');
    const linkage = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect(linkage.body).toMatchObject({ linked: true, runs: [{ counts: { persons: 5 } }, {}] });
    expect(JSON.stringify(linkage.body)).not.toContain('山田');
    const found = await exchange.minato.get('staff', `cases/${caseId}`);
    expect(found.body).toMatchObject({ state: 'linked' });
  });

  it('signs the profile it is to go by, shipped or the operator’s own, and takes a receipt of no other', async () => {
    const { keyring } = exchange.minato;
    const by = (profile?: string) =>
      exchange.minato.post('staff', `cases/${caseId}/link-ticket`, { profile });
    expect(codeOf(await by('no-such-profile'))).toBe('LINK_PROFILE_UNKNOWN');
    expect(codeOf(await by('../operator-a'))).toBe('REQUEST_INVALID');
    expect(codeOf(await by('misnamed'))).toBe('LINK_PROFILE_MISNAMED');
    const standard = ((await by()).body as SignedDocument<LinkTicket>).document;
    expect(standard.profile?.name).toBe('general-japanese');
    const own = ((await by('our-own')).body as SignedDocument<LinkTicket>).document;
    const sha256 = sha256Hex(readFileSync(join(profilesDir, 'our-own.yaml'), 'utf8'));
    expect(own.profile).toMatchObject({ name: 'our-own', sha256 });
    const other = { ...receiptOf(own), profile: standard.profile };
    expect(codeOf(await submit(await signDocument(keyring, other)))).toBe(
      'LINK_RECEIPT_OF_ANOTHER_PROFILE',
    );
    expect(codeOf(await submit(await signDocument(keyring, receiptOf(own))))).toBe('ok');
    const { body } = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect((body as { runs: object[] }).runs[0]).toMatchObject({ profile: own.profile });
  });

  it('leaves the case as it is where one operator’s data are only de-duplicated', async () => {
    const { keyring } = exchange.minato;
    const dedupe = (source: string) =>
      exchange.minato.post('staff', `cases/${caseId}/dedupe-ticket`, { source });
    expect(codeOf(await dedupe('HOKUTO'))).toBe('DEDUPE_SOURCE_UNKNOWN');
    const signed = (await dedupe('AOBA')).body as SignedDocument<LinkTicket>;
    const order = unwrap(await openOwnDocument(keyring, signed, 'yuzu.ticket/dedupe'));
    expect(order).toMatchObject({ caseId, sources: ['AOBA'] });
    const receipt = { ...receiptOf(order), kind: 'yuzu.receipt/dedupe', pairs: [] };
    const other = { ...receipt, caseId: newId() };
    expect(codeOf(await submit(await signDocument(keyring, other)))).toBe(
      'LINK_RECEIPT_OF_ANOTHER_TICKET',
    );
    expect(codeOf(await submit(await signDocument(keyring, receipt)))).toBe('ok');
    const { body } = await exchange.minato.get('auditor', `cases/${caseId}/linkage`);
    expect(body).toMatchObject({ linked: true });
    const { runs } = body as { runs: object[] };
    expect(runs[0]).toMatchObject({ sources: ['AOBA'], counts: {} });
    // The newest linkage is still the one across operators.
    const newest = ((await ticket()).body as SignedDocument<LinkTicket>).document;
    expect(codeOf(await submit(await signDocument(keyring, receiptOf(newest))))).toBe('ok');
  });

  it('is ordered anew where a contract has ended, and leaves that provider’s data out when told so', async () => {
    await exchange.endBasicContract('YAMATO');
    const refused = await ticket();
    expect(refused.body).toMatchObject({
      error: { code: 'LINKAGE_CONTRACT_ENDED', facts: { providers: 'YAMATO' } },
    });
    expect(codeOf(await without('AOBA'))).toBe('LINKAGE_PROVIDER_LIVE');
    const signed = (await without('YAMATO')).body as SignedDocument<LinkTicket>;
    expect(signed.document.sources).toEqual(['MINATO', 'AOBA']);
    expect(codeOf(await secondReview())).toBe('CONTRACT_END_STOPS');
    const { keyring } = exchange.minato;
    expect(codeOf(await submit(await signDocument(keyring, receiptOf(signed.document))))).toBe(
      'ok',
    );
    expect(codeOf(await secondReview())).toBe('ok');
  });
});
