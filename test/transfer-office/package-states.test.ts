import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { newId } from '../../src/kernel/ids.js';
import { Exchange } from './support/exchange.js';
import { type Handover, ROOT, SHA256 } from './support/handover.js';
import type { Answer } from '../support/office.js';

let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.open();
});
afterAll(() => exchange.close());

/** `201`, or the code of the refusal. */
const result = ({ status, body }: Answer): string =>
  status < 300 ? 'done' : (body as { error: { code: string } }).error.code;

type Command = (handover: Handover) => Promise<string>;

const provider: Record<string, Command> = {
  'extract-receipt': async (handover) =>
    result(
      await exchange.aoba.post('staff', `${handover.path}/extract-receipt`, {
        receipt: await handover.extractReceipt(),
      }),
    ),
  'pack-receipt': async (handover) =>
    result(
      await exchange.aoba.post('staff', `${handover.path}/pack-receipt`, {
        receipt: await handover.packReceipt(),
        passphraseMessage: await handover.passphraseMessage(),
      }),
    ),
  approval: async (handover) =>
    result(
      await exchange.aoba.post('approver', `${handover.path}/approval`, {
        receipt: await handover.approvalReceipt(),
      }),
    ),
  dispatch: async ({ path, mediumId }) =>
    result(
      await exchange.aoba.post('media-custodian', `${path}/dispatch`, {
        mediumId: mediumId || newId(),
      }),
    ),
  'passphrase-release': async ({ path }) =>
    result(await exchange.aoba.post('key-custodian', `${path}/passphrase-release`)),
  confirmation: async ({ confirmation }) =>
    result(await exchange.aoba.post('key-custodian:second', confirmation)),
  refusal: async ({ path }) =>
    result(await exchange.aoba.post('approver', `${path}/passphrase-release/refusal`)),
  recall: async ({ path }) =>
    result(await exchange.aoba.post('approver', `${path}/recall`, { cause: 'lost' })),
  'provide-ticket': async ({ path }) =>
    result(await exchange.aoba.post('staff', `${path}/provide-ticket`)),
};

/** A message from the other side, as it stands when all is in order. */
const letter =
  (
    to: 'MINATO' | 'AOBA',
    type: string,
    body: (handover: Handover) => object | Promise<object>,
  ): Command =>
  async (handover) => {
    const office = exchange.offices.of(to);
    office.refused.length = 0;
    const from = to === 'AOBA' ? 'MINATO' : 'AOBA';
    await exchange.offices.receive({ from, to, type, body: await body(handover) });
    return office.refused[0] ?? 'done';
  };

const content = {
  rows: [
    { table: 'patient', rows: 2 },
    { table: 'diagnosis', rows: 3 },
  ],
  recordCount: 2,
  recordRoot: ROOT,
};
const toProvider: Record<string, Command> = {
  'package.arrived': letter('AOBA', 'package.arrived', ({ id: packageId }) => ({
    packageId,
    sha256: SHA256,
    sealIntact: true,
  })),
  'package.accepted': letter('AOBA', 'package.accepted', ({ id: packageId }) => ({
    packageId,
    acceptedOn: '2026-11-21',
    ...content,
  })),
  'package.discrepant': letter('AOBA', 'package.discrepant', async (handover) => ({
    packageId: handover.id,
    report: await handover.discrepancyReport({ reasons: ['rows'] }),
  })),
};

const recipient: Record<string, Command> = {
  arrival: async (handover) => {
    if ((await handover.at(exchange.minato)).state === 'announced') await handover.takeIn();
    return result(await handover.recordArrival());
  },
  passphrase: async ({ path }) =>
    result(await exchange.minato.post('key-custodian', `${path}/passphrase`)),
  'open-receipt': async (handover) =>
    result(
      await exchange.minato.post('staff', `${handover.path}/open-receipt`, {
        receipt: await handover.openReceipt(),
      }),
    ),
  'opening-failure': async ({ path }) =>
    result(
      await exchange.minato.post('staff', `${path}/opening-failure`, { reason: 'volume-missing' }),
    ),
  'receive-ticket': async ({ path }) =>
    result(await exchange.minato.post('staff', `${path}/receive-ticket`)),
  'passphrase.released': letter('MINATO', 'passphrase.released', ({ id: packageId }) => ({
    packageId,
    way: 'channel',
    message: '-----BEGIN PGP MESSAGE-----\n',
    messageSha256: sha256Hex('-----BEGIN PGP MESSAGE-----\n'),
  })),
  'package.recalled': letter('MINATO', 'package.recalled', ({ id: packageId }) => ({
    packageId,
    cause: 'opt-out',
  })),
};

type Way = (handover: Handover) => Promise<unknown>;

/** How a package comes into a state, and what it then takes; everything else must be refused. */
const PROVIDER: [state: string, way: Way, takes: string[]][] = [
  ['planned', (handover) => handover.ticket(), ['extract-receipt', 'provide-ticket']],
  ['extracted', (handover) => handover.extract(), ['pack-receipt', 'provide-ticket']],
  ['sealed', (handover) => handover.pack(), ['approval', 'provide-ticket']],
  ['approved', (handover) => handover.collect(), ['dispatch', 'provide-ticket']],
  [
    'dispatched',
    (handover) => handover.dispatch(),
    ['package.arrived', 'package.discrepant', 'recall'],
  ],
  ['arrived', (handover) => handover.arrive(), ['passphrase-release', 'recall']],
  [
    'release-requested',
    (handover) => handover.requestRelease(),
    ['confirmation', 'refusal', 'recall'],
  ],
  [
    'released',
    (handover) => handover.release(),
    ['package.accepted', 'package.discrepant', 'recall'],
  ],
  ['accepted', (handover) => handover.open(), []],
  ['discrepant', (handover) => handover.open({ accepted: false }), []],
  // What the recipient says before it knows of the recall changes nothing, but that it has accepted.
  [
    'recalled',
    (handover) => handover.recall(),
    ['package.arrived', 'package.discrepant', 'package.accepted'],
  ],
];

const RECIPIENT: [state: string, way: Way, takes: string[]][] = [
  [
    'announced',
    (handover) => handover.dispatch(),
    ['arrival', 'receive-ticket', 'package.recalled'],
  ],
  [
    'arrived',
    (handover) => handover.arrive(),
    ['passphrase.released', 'receive-ticket', 'package.recalled'],
  ],
  [
    'released',
    (handover) => handover.release(),
    ['passphrase', 'open-receipt', 'receive-ticket', 'opening-failure', 'package.recalled'],
  ],
  ['accepted', (handover) => handover.open(), ['package.recalled']],
  ['discrepant', (handover) => handover.open({ accepted: false }), ['package.recalled']],
  ['recalled', (handover) => handover.recall(), []],
];

const matrix = async (
  way: Way,
  commands: Record<string, Command>,
  state: (handover: Handover) => Promise<string>,
) => {
  const refused = await exchange.plan();
  await way(refused);
  const before = await state(refused);
  return {
    before,
    /** The command on a package in this state; commands that go through get a package of their own. */
    run: async (name: string, takes: boolean): Promise<{ result: string; state: string }> => {
      const handover = takes ? await exchange.plan() : refused;
      if (takes) await way(handover);
      const answer = (await commands[name]?.(handover)) ?? '';
      return { result: answer, state: await state(handover) };
    },
  };
};

describe.each(PROVIDER)('a provided package in state "%s"', (state, way, takes) => {
  it(`takes ${takes.join(', ') || 'nothing'} and refuses every other command and message`, async () => {
    const commands = { ...provider, ...toProvider };
    const stateOf = async (handover: Handover) => (await handover.at(exchange.aoba)).state;
    const { before, run } = await matrix(way, commands, stateOf);
    expect(before).toBe(state);
    for (const name of Object.keys(commands).filter((command) => !takes.includes(command)))
      expect({ name, ...(await run(name, false)) }).toEqual({
        name,
        result:
          name === 'package.arrived' && !sealedIn(state)
            ? 'ARRIVED_HASH_DIFFERS'
            : 'TRANSITION_REFUSED',
        state,
      });
    for (const name of takes) expect(await run(name, true)).toMatchObject({ result: 'done' });
  });
});

/** Before the packing there is no hash an arrival could agree with. */
const sealedIn = (state: string): boolean => !['planned', 'extracted'].includes(state);

describe.each(RECIPIENT)('a received package in state "%s"', (state, way, takes) => {
  it(`takes ${takes.join(', ') || 'nothing'} and refuses every other command and message`, async () => {
    const stateOf = async (handover: Handover) => (await handover.at(exchange.minato)).state;
    const { before, run } = await matrix(way, recipient, stateOf);
    expect(before).toBe(state);
    for (const name of Object.keys(recipient).filter((command) => !takes.includes(command)))
      expect({ name, ...(await run(name, false)) }).toEqual({
        name,
        result: 'TRANSITION_REFUSED',
        state,
      });
    for (const name of takes) expect(await run(name, true)).toMatchObject({ result: 'done' });
  });
});

describe('the two sides of a package', () => {
  it('do not take each other’s commands', async () => {
    const handover = await exchange.plan();
    await handover.dispatch();
    const receipt = await handover.approvalReceipt();
    const here = await exchange.minato.post('approver', `${handover.path}/approval`, { receipt });
    expect(result(here)).toBe('PACKAGE_NOT_HERE');
    const there = await exchange.aoba.post('staff', `${handover.path}/receive-ticket`);
    expect(result(there)).toBe('PACKAGE_NOT_HERE');
  });
});
