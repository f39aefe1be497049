import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BasicContracts } from '../../src/features/contract/index.js';
import { SignBasicContract } from '../../src/features/contract/application/sign-basic-contract.use-case.js';
import type { BasicContractView } from '../../src/features/contract/application/contract-view.js';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import { type Letter, Offices } from './offices.js';
import { concludeBasic, draftBasic, signBasic } from './steps.js';

let offices: Offices;
beforeAll(async () => {
  offices = await Offices.open(['MINATO', 'AOBA', 'YAMATO', 'KAEDE'], { KAEDE: 'pseudonymised' });
});
afterAll(() => offices.close());

const at = async (code: string, id: string) => {
  const { body } = await offices.of(code).get('auditor', `basic-contracts/${id}`);
  return body as BasicContractView;
};
const liveBetween = (code: string, other: string) => {
  const { app, transaction } = offices.of(code);
  return transaction.run((tx) => app.get(BasicContracts).liveBetween(tx, other));
};
const refusalsOf = (code: string) => offices.of(code).refused.splice(0);
const isProposal = ({ type }: Letter) => type === 'basic-contract.proposed';

describe('a basic contract of three operators', () => {
  let id: string;

  it('is drafted with every clause of the library and the settled values', async () => {
    const contract = await draftBasic(offices, ['AOBA', 'YAMATO'], {
      variables: { paymentDays: '45' },
    });
    ({ id } = contract);
    expect(contract).toMatchObject({ state: 'draft', signatures: [] });
    const payment = contract.document.clauses.find((clause) => clause.id === 'payment');
    expect(payment?.text).toContain('45日以内');
  });

  it('is not signed by staff, nor by the person who drafted it', async () => {
    const { status } = await offices.of('MINATO').post('staff', `basic-contracts/${id}/signature`);
    expect(status).toBe(403);
    const drafter = { kind: 'person', id: 'staff', name: 'x', roles: ['approver'] } as const;
    const signing = offices.of('MINATO').app.get(SignBasicContract);
    expect(await signing.execute(drafter, id, '代表取締役')).toMatchObject({
      error: { code: 'SIGNER_IS_DRAFTER' },
    });
  });

  it('reaches the others with the drafter’s signature and is in force with the last one', async () => {
    expect((await signBasic(offices, 'MINATO', id)).body).toMatchObject({ state: 'proposed' });
    // YAMATO gets AOBA's signature before MINATO's proposal: they come on different channels.
    await offices.deliver((letter) => isProposal(letter) && letter.to === 'AOBA');
    await signBasic(offices, 'AOBA', id);
    await offices.deliver((letter) => !isProposal(letter));
    await offices.deliver();
    expect((await at('YAMATO', id)).signatures.map(({ operator }) => operator)).toEqual([
      'MINATO',
      'AOBA',
    ]);
    expect((await at('MINATO', id)).state).toBe('proposed');
    expect((await signBasic(offices, 'YAMATO', id)).body).toMatchObject({ state: 'in-force' });
    await offices.deliver();
    for (const code of ['MINATO', 'AOBA', 'YAMATO'])
      expect((await at(code, id)).state).toBe('in-force');
  });

  it('stands with signatures that anybody can verify over the text each side shows', async () => {
    const { document, signatures } = await at('AOBA', id);
    expect(signatures).toHaveLength(3);
    for (const { operator, signature } of signatures) {
      const key = offices.of(operator).keyring.publicKey();
      const verify = (text: string) => offices.of('AOBA').keyring.verify(text, signature, key);
      expect((await verify(canonicalJson(document))).ok).toBe(true);
      expect((await verify(canonicalJson({ ...document, title: 'x' }))).ok).toBe(false);
    }
  });

  it('is live between any two of them from its first to its last day', async () => {
    expect(await liveBetween('AOBA', 'YAMATO')).toMatchObject({ ok: true, value: { id } });
    offices.clock.day = '2027-03-31';
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({ ok: true });
    offices.clock.day = '2027-04-01';
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({
      error: { code: 'BASIC_CONTRACT_MISSING' },
      facts: { operator: 'AOBA', whyJa: '2027-03-31 満了' },
    });
    offices.clock.day = '2026-11-21';
  });

  it('closes to a party whose certification ended, and stays open between the others', async () => {
    const certification = { number: '1', validFrom: '2024-04-01', validTo: '2026-10-31' };
    await offices.changePeer('MINATO', 'YAMATO', { certification });
    expect(await liveBetween('MINATO', 'YAMATO')).toMatchObject({
      error: { code: 'CERTIFICATION_NOT_LIVE' },
    });
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({ ok: true });
    await offices.changePeer('MINATO', 'YAMATO', {
      certification: { number: '1', validFrom: '2024-04-01' },
    });
  });

  it('ends at every party when one terminates it, with the reason', async () => {
    const path = `basic-contracts/${id}/termination`;
    expect((await offices.of('AOBA').post('staff', path, { reason: 'x' })).status).toBe(403);
    const { body } = await offices.of('AOBA').post('approver', path, { reason: '契約違反' });
    expect(body).toMatchObject({ state: 'terminated' });
    await offices.deliver();
    for (const code of ['MINATO', 'YAMATO'])
      expect(await at(code, id)).toMatchObject({
        state: 'terminated',
        termination: { by: 'AOBA', reason: '契約違反', on: '2026-11-21' },
      });
    expect(await liveBetween('MINATO', 'AOBA')).toMatchObject({
      error: { code: 'BASIC_CONTRACT_MISSING' },
    });
  });
});

describe('the gates of a basic contract', () => {
  it('stay closed between the two kinds of certification', async () => {
    expect(await draftBasic(offices, ['KAEDE'])).toMatchObject({
      error: { code: 'OPERATOR_KINDS_DIFFER', facts: { operator: 'KAEDE' } },
    });
  });

  it('name an unknown operator, dates out of order and an operator contracting with itself', async () => {
    expect(await draftBasic(offices, ['SAKURA'])).toMatchObject({
      error: { code: 'PEER_UNKNOWN' },
    });
    expect(await draftBasic(offices, ['AOBA'], { endsOn: '2026-02-30' })).toMatchObject({
      error: { code: 'CONTRACT_DATES_INVALID' },
    });
    expect(await draftBasic(offices, ['MINATO'])).toMatchObject({
      error: { code: 'PARTIES_INVALID' },
    });
  });

  it('refuse a second signature of one party', async () => {
    const { id } = await draftBasic(offices, ['AOBA']);
    await signBasic(offices, 'MINATO', id);
    offices.letters.length = 0;
    expect((await signBasic(offices, 'MINATO', id)).body).toMatchObject({
      error: { code: 'CONTRACT_SIGNED_ALREADY' },
    });
    expect(offices.letters).toEqual([]);
  });
});

describe('a message about a basic contract', () => {
  const proposal = async (): Promise<Letter> => {
    const { id } = await draftBasic(offices, ['AOBA']);
    await signBasic(offices, 'MINATO', id);
    const [letter] = offices.letters.splice(0);
    if (!letter) throw new Error('A letter expected.');
    return letter;
  };

  it('is refused when the contract was altered after signing', async () => {
    const letter = await proposal();
    const body = letter.body as { contract: object };
    const altered = { ...body, contract: { ...body.contract, endsOn: '2099-03-31' } };
    await offices.receive({ ...letter, body: altered });
    expect(refusalsOf('AOBA')).toEqual(['CONTRACT_ALTERED']);
  });

  it('is refused when altered along with its hash: the signature does not hold', async () => {
    const letter = await proposal();
    const body = letter.body as { contract: object; signature: object };
    const contract = { ...body.contract, endsOn: '2099-03-31' };
    const signature = { ...body.signature, sha256: digestOf(contract) };
    await offices.receive({ ...letter, body: { contract, signature } });
    expect(refusalsOf('AOBA')).toEqual(['SIGNATURE_INVALID']);
  });

  it('is refused from an operator that is not the drafter or not a party', async () => {
    const letter = await proposal();
    await offices.receive({ ...letter, from: 'YAMATO' });
    await offices.receive({ ...letter, to: 'YAMATO' });
    expect([...refusalsOf('AOBA'), ...refusalsOf('YAMATO')]).toEqual([
      'CONTRACT_NOT_OF_PARTY',
      'CONTRACT_NOT_OF_PARTY',
    ]);
    const id = await concludeBasic(offices, ['AOBA']);
    const { sha256 } = await at('AOBA', id);
    const body = { contractId: id, sha256, reason: 'x', terminatedOn: '2026-11-21' };
    await offices.receive({ from: 'YAMATO', to: 'AOBA', type: 'basic-contract.terminated', body });
    expect(refusalsOf('AOBA')).toEqual(['CONTRACT_NOT_OF_PARTY']);
    expect((await at('AOBA', id)).state).toBe('in-force');
  });

  it('with an early signature that does not hold brings nothing in force', async () => {
    const { id, sha256 } = await draftBasic(offices, ['AOBA', 'YAMATO']);
    await signBasic(offices, 'MINATO', id);
    const signature = {
      sha256,
      title: '代表取締役',
      signedAt: '2026-11-21T03:00:00.000Z',
      signature: await offices.of('YAMATO').keyring.sign('something else'),
    };
    const body = { contractId: id, signature };
    await offices.receive({ from: 'YAMATO', to: 'AOBA', type: 'basic-contract.signed', body });
    await offices.deliver();
    expect((await signBasic(offices, 'AOBA', id)).body).toMatchObject({ state: 'proposed' });
    const signers = (await at('AOBA', id)).signatures.map(({ operator }) => operator);
    expect(signers).toEqual(['MINATO', 'AOBA']);
  });
});
