import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { VerifyEvidence } from '../../src/features/contract/application/verify-evidence.use-case.js';
import type { TextDiff } from '../../src/features/contract/domain/clause-diff.js';
import { OpenPgpKeyCheck } from '../../src/features/contract/documents/openpgp-key-check.js';
import { ZipArchive } from '../../src/features/contract/documents/zip-archive.js';
import { openOffices } from './offices.js';
import type { Offices } from '../support/offices.js';
import { basicAt, concludeBasic, signBasic } from './steps.js';

const CODES = ['MINATO', 'AOBA'];
const verifier = new VerifyEvidence(new ZipArchive(), new OpenPgpKeyCheck());

let offices: Offices;
let id: string;
let hashes: string[];

async function download(code: string, path: string, role = 'auditor') {
  const { app } = offices.of(code);
  return supertest(app.getHttpServer() as never)
    .get(`/api/${path}`)
    .set('authorization', `Bearer ${role}`)
    .buffer()
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
}

const pinned = () =>
  new Map(CODES.map((code) => [code, offices.of(code).keyring.publicKey()] as const));

beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA']);
  id = await concludeBasic(offices, ['AOBA']);
  await offices.of('AOBA').post('staff', `basic-contracts/${id}/amendments`, {
    variables: { paymentDays: '30' },
    effectiveOn: '2026-12-01',
    answerBy: '2026-11-30',
  });
  for (const code of ['AOBA', 'MINATO']) {
    await signBasic(offices, code, id);
    await offices.deliver();
  }
  hashes = (await basicAt(offices, 'MINATO', id)).texts.map(({ sha256 }) => sha256);
});
afterAll(() => offices.close());

describe('the documents of a contract', () => {
  it('are compared clause by clause, at either side alike', async () => {
    const path = `basic-contracts/${id}/diff?from=${hashes[0] ?? ''}&to=${hashes[1] ?? ''}`;
    const diffs = await Promise.all(
      CODES.map(async (code) => (await offices.of(code).get('auditor', path)).body as TextDiff),
    );
    expect(diffs[0]).toEqual(diffs[1]);
    const changed = diffs[0]?.clauses.filter(({ change }) => change !== 'kept');
    expect(changed?.map((diff) => diff.id)).toEqual(['payment']);
    expect(diffs[0]?.variables).toEqual([{ name: 'paymentDays', from: '60', to: '30' }]);
  });

  it('are handed out as PDF', async () => {
    for (const sha256 of hashes) {
      const answer = await download('AOBA', `basic-contracts/${id}/documents/${sha256}/pdf`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect((answer.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('make one evidence bundle that holds against the keys of both parties, from either side', async () => {
    for (const code of CODES) {
      const answer = await download(code, `basic-contracts/${id}/evidence`);
      expect(answer.status).toBe(200);
      const report = await verifier.execute(answer.body as Buffer, pinned());
      expect(report.findings).toEqual([]);
      expect(report.manifest?.texts.map(({ sha256 }) => sha256)).toEqual(hashes);
      expect(report.manifest?.exportedBy).toBe(code);
    }
  });

  it('include a notice that was given, also as a letter', async () => {
    const { status } = await offices.of('AOBA').post('approver', `basic-contracts/${id}/notices`, {
      notice: 'renewal-refused',
      effectiveOn: '2027-03-31',
      reason: '事業方針の変更のため',
    });
    expect(status).toBe(201);
    await offices.deliver();
    const [given] = (await basicAt(offices, 'MINATO', id)).notices;
    const letter = await download(
      'MINATO',
      `basic-contracts/${id}/notices/${given?.notice.id ?? ''}/pdf`,
    );
    expect((letter.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const bundle = await download('MINATO', `basic-contracts/${id}/evidence`);
    const report = await verifier.execute(bundle.body as Buffer, pinned());
    expect(report).toMatchObject({
      intact: true,
      manifest: { notices: [{ notice: 'renewal-refused' }] },
    });
  });

  it('are refused by name where there is no such contract, text or notice', async () => {
    const get = async (path: string) => {
      const { status, body } = await offices.of('MINATO').get('auditor', path);
      return [status, (body as { error?: { code: string } }).error?.code];
    };
    const none = 'f'.repeat(64);
    const other = '0198c0de-0000-7000-8000-000000000001';
    expect(await get(`basic-contracts/${id}/documents/${none}/pdf`)).toEqual([404, 'TEXT_UNKNOWN']);
    expect(await get(`basic-contracts/${id}/diff?from=${none}&to=${none}`)).toEqual([
      404,
      'TEXT_UNKNOWN',
    ]);
    expect(await get(`basic-contracts/${other}/evidence`)).toEqual([404, 'CONTRACT_UNKNOWN']);
    expect(await get(`individual-contracts/${id}/evidence`)).toEqual([404, 'CONTRACT_UNKNOWN']);
    expect(await get(`basic-contracts/${id}/notices/${other}/pdf`)).toEqual([
      404,
      'NOTICE_UNKNOWN',
    ]);
    expect(await get(`basic-contracts/${id}/documents/abc/pdf`)).toEqual([400, 'REQUEST_INVALID']);
    expect(await get(`basic-contracts/${id}/diff?from=abc&to=${none}`)).toEqual([
      400,
      'REQUEST_INVALID',
    ]);
  });

  it('are not for those who may not read contracts', async () => {
    const { status } = await download('MINATO', `basic-contracts/${id}/evidence`, 'custodian');
    expect([401, 403]).toContain(status);
  });
});
