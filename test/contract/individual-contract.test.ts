import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IndividualContractView } from '../../src/features/contract/application/individual-contract-view.js';
import { type ContractStep, Contracts } from '../../src/features/contract/index.js';
import { newId } from '../../src/kernel/ids.js';
import { ok } from '../../src/kernel/outcome.js';
import { DomainEvents } from '../../src/kernel/ports/domain-events.js';
import { openOffices } from './offices.js';
import type { Letter } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import { acceptRequest, common, concludeBasic, individualOf, publishDefinition } from './steps.js';

let offices: Offices;
let basic: string;
let request: string;
const concluded: string[] = [];

beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA']);
  await publishDefinition(offices, ['AOBA']);
  basic = await concludeBasic(offices, ['AOBA']);
  for (const code of ['MINATO', 'AOBA'])
    offices
      .of(code)
      .app.get(DomainEvents)
      .on('individual-contract.concluded', (_tx, event) => {
        concluded.push(`${code} ${event.name}`);
        return Promise.resolve(ok());
      });
});
beforeEach(async () => {
  request = await acceptRequest(offices, 'AOBA');
  offices.letters.length = 0;
  concluded.length = 0;
});
afterAll(() => offices.close());

const draft = async (change: object = {}) => {
  const command = individualOf(request, basic, change);
  const { body } = await offices.of('MINATO').post('staff', 'individual-contracts', command);
  return body as IndividualContractView;
};
/** The approver opens the contract and signs the text that waits there. */
const sign = async (code: string, id: string, role = 'approver') => {
  const { open, texts } = await at(code, id);
  const answer = { sha256: open ?? texts.at(-1)?.sha256 };
  return offices.of(code).post(role, `individual-contracts/${id}/signature`, answer);
};
const at = async (code: string, id: string) => {
  const { body } = await offices.of(code).get('auditor', `individual-contracts/${id}`);
  return body as IndividualContractView;
};
const may = (code: string, id: string, step: ContractStep) => {
  const { app, transactions } = offices.of(code);
  return transactions.read((tx) => app.get(Contracts).mayProceed(tx, id, step));
};
const refusalsOf = (code: string) => offices.of(code).refused.splice(0);
const conclude = async (): Promise<string> => {
  const { id } = await draft();
  await sign('MINATO', id);
  await offices.deliver();
  await sign('AOBA', id);
  await offices.deliver();
  return id;
};

describe('an individual contract', () => {
  it('states amounts, purpose and specification in its clauses', async () => {
    const { state, document } = await draft();
    expect(state).toBe('draft');
    expect(document.fee).toMatchObject({ feeYen: 1_234_567, taxYen: 123_456, totalYen: 1_358_023 });
    const text = document.clauses.map((clause) => clause.text).join('\n');
    expect(text).toContain('請求金額の合計は金1,358,023円');
    expect(text).toContain('請求書を受領した日から60日以内に');
    expect(text).toContain('切捨て');
    expect(text).not.toMatch(/[{}]/);
  });

  it('is concluded on both sides once both approvers signed, and both sides’ features learn of it', async () => {
    const { id } = await draft();
    expect((await sign('MINATO', id)).body).toMatchObject({ state: 'negotiating' });
    await offices.deliver();
    expect(await at('AOBA', id)).toMatchObject({ state: 'negotiating' });
    expect((await sign('AOBA', id)).body).toMatchObject({ state: 'concluded' });
    await offices.deliver();
    expect(await at('MINATO', id)).toEqual(await at('AOBA', id));
    expect(concluded).toEqual([
      'AOBA individual-contract.concluded',
      'MINATO individual-contract.concluded',
    ]);
  });

  it('is live with all that a hand-over needs', async () => {
    const id = await conclude();
    const contract = await may('AOBA', id, 'plan');
    expect(contract).toMatchObject({
      value: {
        id,
        requestId: request,
        caseNumber: '0001',
        recipient: 'MINATO',
        provider: 'AOBA',
        deliverOn: '2026-12-15',
        retentionUntil: '2030-03-31',
        specification: {
          definitionId: common.id,
          definitionVersion: 1,
          format: 'csv-utf8',
          tables: [{ table: 'patient' }, { table: 'diagnosis' }],
        },
      },
    });
  });

  it('allows nothing before both signed, and no use of the data after its period, and says so', async () => {
    const { id: unsigned } = await draft();
    expect(await may('MINATO', unsigned, 'custody')).toMatchObject({
      error: { code: 'CONTRACT_NOT_LIVE' },
      facts: { contract: unsigned, whyJa: '署名未了' },
    });
    request = await acceptRequest(offices, 'AOBA');
    const id = await conclude();
    offices.clock.day = '2027-12-01';
    for (const code of ['MINATO', 'AOBA'])
      expect(await may(code, id, 'link')).toMatchObject({
        error: { code: 'CONTRACT_END_STOPS' },
        facts: { contract: id, step: 'link', cause: 'use-period-over', since: '2027-12-01' },
      });
    expect(await may('MINATO', id, 'delete')).toMatchObject({ ok: true });
    offices.clock.day = '2026-11-21';
  });

  it('replaces an unsigned draft of the same request, but nothing that was signed', async () => {
    const { id: first } = await draft();
    const { id } = await draft({ feeYen: 2_000_000 });
    expect((await at('MINATO', first)).state).toBe('superseded');
    await sign('MINATO', id);
    expect(await draft()).toMatchObject({
      error: { code: 'REQUEST_CONTRACTED_ALREADY', facts: { contract: id, state: 'negotiating' } },
    });
    const list = await offices
      .of('MINATO')
      .get('staff', `individual-contracts?requestId=${request}`);
    expect(list.body).toHaveLength(2);
  });
});

describe('the gates of an individual contract', () => {
  const codeOf = (body: unknown) => (body as { error?: { code: string } }).error?.code;
  const specified = (change: object) => ({
    specification: { ...individualOf(request, basic).specification, ...change },
  });

  it('need a request that the provider accepted', async () => {
    expect(codeOf(await draft({ requestId: newId() }))).toBe('REQUEST_NOT_ELIGIBLE');
    const command = individualOf(request, basic);
    const { body } = await offices.of('AOBA').post('staff', 'individual-contracts', command);
    expect(codeOf(body)).toBe('REQUEST_NOT_ELIGIBLE');
  });

  it('need a basic contract in force and live certifications', async () => {
    expect(codeOf(await draft({ basicContractId: newId() }))).toBe('CONTRACT_UNKNOWN');
    const ended = { number: '1', validFrom: '2024-04-01', validTo: '2026-11-20' };
    await offices.changePeer('MINATO', 'AOBA', { certification: ended });
    expect(codeOf(await draft())).toBe('CERTIFICATION_NOT_LIVE');
    await offices.changePeer('MINATO', 'AOBA', {
      certification: { number: '1', validFrom: '2024-04-01' },
    });
  });

  it('need a published definition and items that it has, with the keys', async () => {
    expect(codeOf(await draft(specified({ definitionVersion: 9 })))).toBe('DEFINITION_UNKNOWN');
    const one = (table: string, items: string[]) => specified({ tables: [{ table, items }] });
    expect(codeOf(await draft(one('visit', ['x'])))).toBe('SPECIFICATION_TABLE_UNKNOWN');
    expect(codeOf(await draft(one('patient', ['weight'])))).toBe('SPECIFICATION_ITEM_UNKNOWN');
    expect(await draft(one('patient', ['institution_code', 'sex']))).toMatchObject({
      error: { code: 'SPECIFICATION_KEY_MISSING', facts: { table: 'patient', item: 'patient_id' } },
    });
  });

  it('need whole yen and dates in order', async () => {
    expect(codeOf(await draft({ feeYen: 0.5 }))).toBe('REQUEST_INVALID');
    const late = await draft({ retentionUntil: '2027-01-01' });
    expect(late).toMatchObject({
      error: { code: 'CONTRACT_DATES_INVALID', facts: { field: 'retentionUntil' } },
    });
  });

  it('are asked again at the signature', async () => {
    const { id } = await draft();
    const ended = { number: '1', validFrom: '2024-04-01', validTo: '2026-11-20' };
    await offices.changePeer('MINATO', 'AOBA', { certification: ended });
    expect(codeOf((await sign('MINATO', id)).body)).toBe('CERTIFICATION_NOT_LIVE');
    await offices.changePeer('MINATO', 'AOBA', {
      certification: { number: '1', validFrom: '2024-04-01' },
    });
    expect((await sign('MINATO', id)).status).toBe(201);
  });
});

describe('a proposal of an individual contract', () => {
  const proposal = async (): Promise<Letter> => {
    const { id } = await draft();
    await sign('MINATO', id);
    const [letter] = offices.letters.splice(0);
    if (!letter) throw new Error('A letter expected.');
    return letter;
  };
  const altered = async (change: object) => {
    const letter = await proposal();
    const body = letter.body as { text: object };
    await offices.receive({
      ...letter,
      body: { ...body, text: { ...body.text, ...change } },
    });
    return refusalsOf('AOBA');
  };

  it('is refused by the provider when a word of it was changed', async () => {
    expect(await altered({ purpose: '別の目的' })).toEqual(['CONTRACT_ALTERED']);
  });

  it('is refused when its tax does not follow from its fee', async () => {
    const fee = { feeYen: 100, taxRatePercent: '10', rounding: 'floor', taxYen: 9, totalYen: 109 };
    expect(await altered({ fee })).toEqual(['FEE_INVALID']);
  });

  it('is refused when case, request or basic contract are not those the provider knows', async () => {
    expect(await altered({ caseNumber: '0002' })).toEqual(['REQUEST_NOT_ELIGIBLE']);
    request = await acceptRequest(offices, 'AOBA');
    expect(await altered({ requestId: newId() })).toEqual(['REQUEST_NOT_ELIGIBLE']);
    request = await acceptRequest(offices, 'AOBA');
    expect(await altered({ basicContractId: newId() })).toEqual(['CONTRACT_ALTERED']);
  });

  it('is refused from anybody but the recipient it names', async () => {
    const letter = await proposal();
    const body = letter.body as { text: object };
    const text = { ...body.text, recipient: { code: 'KAEDE', name: '楓' } };
    await offices.receive({ ...letter, body: { ...body, text } });
    expect(refusalsOf('AOBA')).toEqual(['REQUEST_NOT_ELIGIBLE']);
  });
});
