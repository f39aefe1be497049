import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { openOffices } from './offices.js';
import type { Letter } from '../support/office.js';
import type { Offices } from '../support/offices.js';
import {
  basicAt,
  concludeBasic,
  draftBasic,
  openTextAt,
  proposeBasic,
  signBasic,
} from './steps.js';

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices(['MINATO', 'AOBA', 'YAMATO']);
});
afterAll(() => offices.close());

const at = (code: string, id: string) => basicAt(offices, code, id);
const openAt = (code: string, id: string) => openTextAt(offices, code, id);
const refusalsOf = (code: string) => offices.of(code).refused.splice(0);

describe('a message about a basic contract', () => {
  const proposal = async (): Promise<Letter> => {
    offices.letters.length = 0;
    const { id } = await draftBasic(offices, ['AOBA']);
    await signBasic(offices, 'MINATO', id);
    const [letter] = offices.letters.splice(0);
    if (!letter) throw new Error('A letter expected.');
    return letter;
  };
  const altered = (letter: Letter, change: object) => {
    const body = letter.body as { text: object; signature: object };
    return { ...body, text: { ...body.text, ...change } };
  };

  it('is refused when the text was altered after signing', async () => {
    const letter = await proposal();
    await offices.receive({ ...letter, body: altered(letter, { endsOn: '2099-03-31' }) });
    expect(refusalsOf('AOBA')).toEqual(['CONTRACT_ALTERED']);
  });

  it('is refused when altered along with its hash: the signature does not hold', async () => {
    const letter = await proposal();
    const { text, signature } = altered(letter, { endsOn: '2099-03-31' });
    const forged = { ...signature, sha256: digestOf(text) };
    await offices.receive({ ...letter, body: { text, signature: forged } });
    expect(refusalsOf('AOBA')).toEqual(['SIGNATURE_INVALID']);
  });

  it('is refused from an operator that is not the proposer or not a party', async () => {
    const letter = await proposal();
    await offices.receive({ ...letter, from: 'YAMATO' });
    await offices.receive({ ...letter, to: 'YAMATO' });
    expect([...refusalsOf('AOBA'), ...refusalsOf('YAMATO')]).toEqual([
      'CONTRACT_NOT_OF_PARTY',
      'CONTRACT_NOT_OF_PARTY',
    ]);
  });

  it('is refused when it takes a place in the chain that is not its', async () => {
    const id = await concludeBasic(offices, ['AOBA']);
    await proposeBasic(offices, 'MINATO', `${id}/amendments`, { endsOn: '2028-03-31' });
    const [letter] = offices.letters.splice(0);
    if (!letter) throw new Error('A letter expected.');
    const both = [
      { code: 'MINATO', name: 'x' },
      { code: 'YAMATO', name: 'y' },
      { code: 'AOBA', name: 'z' },
    ];
    for (const change of [{ number: 3 }, { number: 1, change: 'conclusion' }, { parties: both }])
      await offices.receive({ ...letter, body: altered(letter, change) });
    expect(refusalsOf('AOBA')).toEqual(Array(3).fill('TEXT_OUT_OF_PLACE'));
  });

  it('with an early signature that does not hold brings nothing in force', async () => {
    const { id, open } = await draftBasic(offices, ['AOBA', 'YAMATO']);
    await signBasic(offices, 'MINATO', id);
    const signature = {
      sha256: open,
      title: '代表取締役',
      signedAt: '2026-11-21T03:00:00.000Z',
      signature: await offices.of('YAMATO').keyring.sign('something else'),
    };
    const body = { contractId: id, signature };
    await offices.receive({ from: 'YAMATO', to: 'AOBA', type: 'contract.text-signed', body });
    await offices.deliver();
    expect((await signBasic(offices, 'AOBA', id)).body).toMatchObject({ state: 'negotiating' });
    const signers = (await openAt('AOBA', id)).signatures.map(({ operator }) => operator);
    expect(signers).toEqual(['MINATO', 'AOBA']);
  });

  it('changes nothing when it comes a second time', async () => {
    const letter = await proposal();
    await offices.receive(letter);
    await offices.receive(letter);
    expect(refusalsOf('AOBA')).toEqual([]);
    const { id } = (letter.body as { text: { id: string } }).text;
    expect((await at('AOBA', id)).texts).toHaveLength(1);
  });
});
