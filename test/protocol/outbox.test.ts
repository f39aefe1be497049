import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refuse } from '../../src/kernel/outcome.js';
import {
  type Envelope,
  envelopeDigest,
  NO_PREVIOUS,
} from '../../src/protocol/envelope/envelope.js';
import { transportErrors } from '../../src/protocol/errors.js';
import { introduce, testGateway, type TestGateway } from './support/test-gateway.js';

let aoba: TestGateway;
let minato: TestGateway;

beforeAll(async () => {
  [aoba, minato] = [await testGateway('AOBA'), await testGateway('MINATO')];
  introduce(aoba, minato);
});

afterAll(async () => {
  await aoba.close();
  await minato.close();
});

describe('The outbox', () => {
  it('gives 20 messages sent at the same moment the numbers 1 to 20, each chained to the one before', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => aoba.send('MINATO', `note ${n}`)));
    const envelopes = (await aoba.sent('MINATO')).map((text) => JSON.parse(text) as Envelope);
    expect(envelopes.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    expect(envelopes.map(({ previous }) => previous)).toEqual([
      NO_PREVIOUS,
      ...envelopes.slice(0, -1).map(envelopeDigest),
    ]);
    expect(new Set(await minatoAfterAll())).toEqual(
      new Set(Array.from({ length: 20 }, (_, n) => `note ${n}`)),
    );
  });

  it('sends nothing when the command is refused after it', async () => {
    const before = await aoba.sent('MINATO');
    await aoba.transactions.run(async (tx) => {
      await aoba.outbox.send(tx, { to: 'MINATO', type: 'test.note', body: { text: 'never' } });
      return refuse(transportErrors.CHANNEL_UNKNOWN, { peer: 'X' });
    });
    expect(await aoba.sent('MINATO')).toEqual(before);
  });

  it('lets no body leave that holds more than its schema names', async () => {
    const send = (type: string, body: unknown) =>
      aoba.transactions.run(async (tx) => {
        await aoba.outbox.send(tx, { to: 'MINATO', type, body });
        return { ok: true, value: undefined };
      });
    await expect(send('test.note', { text: 'a', coi: 'b' })).rejects.toThrow(
      'additionalProperties',
    );
    await expect(send('test.nothing', {})).rejects.toThrow('no schema');
  });

  it('refuses a message to an operator without a confirmed key', async () => {
    const outcome = await aoba.transactions.run(async (tx) => {
      await aoba.outbox.send(tx, { to: 'NOBODY', type: 'test.note', body: { text: 'a' } });
      return { ok: true, value: undefined };
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'CHANNEL_UNKNOWN' } });
  });

  it('asks for the relay in the same transaction for a peer on the network only', async () => {
    expect(aoba.jobs.jobs).toEqual([]);
    const peer = aoba.directory.peers.get('MINATO');
    if (!peer) throw new Error('introduced above');
    const transport = { kind: 'https', url: 'https://localhost:1', certificate: '' } as const;
    aoba.directory.peers.set('MINATO', { ...peer, transport });
    await aoba.send('MINATO', 'a');
    expect(aoba.jobs.jobs).toEqual([{ name: 'protocol.relay', payload: { peer: 'MINATO' } }]);
  });
});

async function minatoAfterAll(): Promise<string[]> {
  await minato.receive.execute('AOBA', await aoba.sent('MINATO'));
  return minato.notes();
}
