import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ok } from '../../src/kernel/outcome.js';
import type { Envelope } from '../../src/protocol/envelope/envelope.js';
import { NO_PREVIOUS } from '../../src/protocol/envelope/envelope.js';
import { forgedFor } from './support/forged.js';
import { introduce, STAFF, testGateway, type TestGateway } from './support/test-gateway.js';

let aoba: TestGateway;
let minato: TestGateway;
let yamato: TestGateway;

beforeAll(async () => {
  [aoba, minato, yamato] = [
    await testGateway('AOBA'),
    await testGateway('MINATO'),
    await testGateway('YAMATO'),
  ];
});

afterAll(async () => {
  for (const gateway of [aoba, minato, yamato]) await gateway.close();
});

beforeEach(async () => {
  for (const gateway of [aoba, minato, yamato]) {
    await gateway.dataSource.query(`TRUNCATE note, quarantine, incoming_envelope, incoming_channel,
      peer_contact, outgoing_envelope, outgoing_channel`);
    gateway.keyring.decrypted = 0;
    gateway.plan.faults = true;
    gateway.directory.peers.clear();
  }
  introduce(aoba, minato);
  introduce(yamato, minato);
});

const forged = (sender: TestGateway, header: Parameters<typeof forgedFor>[2]) =>
  forgedFor(minato, sender, header);

/** What MINATO says to these envelopes of AOBA. */
const push = (...texts: string[]) => minato.receive.execute('AOBA', texts);

async function sentByAoba(...notes: string[]): Promise<string[]> {
  for (const note of notes) await aoba.send('MINATO', note);
  return aoba.sent('MINATO');
}

describe('A receiving gateway', () => {
  it('applies messages in order and acknowledges the last', async () => {
    const texts = await sentByAoba('a', 'b', 'c');
    expect(await push(...texts)).toEqual({ acknowledged: 3, quarantined: [] });
    expect(await minato.notes()).toEqual(['a', 'b', 'c']);
  });

  it('applies a message once though it is delivered many times at the same moment', async () => {
    const texts = await sentByAoba('a', 'b');
    await Promise.all(Array.from({ length: 8 }, () => push(...texts)));
    expect(await minato.notes()).toEqual(['a', 'b']);
    expect(minato.keyring.decrypted).toBe(2);
    expect(await minato.quarantined()).toEqual([]);
  });

  it('keeps nothing of a message whose handling failed, and takes it when it comes again', async () => {
    const [text = ''] = await sentByAoba('fault: at first');
    await expect(push(text)).rejects.toThrow('planned fault');
    expect(await minato.notes()).toEqual([]);
    expect(await minato.transactions.read((tx) => minato.incoming.position(tx, 'AOBA'))).toEqual({
      sequence: 0,
      digest: NO_PREVIOUS,
    });
    minato.plan.faults = false;
    expect(await push(text)).toEqual({ acknowledged: 1, quarantined: [] });
    expect(await minato.notes()).toEqual(['fault: at first']);
  });

  it('keeps nothing when the process ends between the change and the advance of the channel', async () => {
    const [text = ''] = await sentByAoba('a');
    // The session dies where a kill -9 would take it: after the handler wrote, before the commit.
    await minato.dataSource
      .query(`CREATE OR REPLACE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
    await minato.dataSource.query(
      'CREATE TRIGGER die BEFORE INSERT ON incoming_envelope EXECUTE FUNCTION die()',
    );
    await expect(push(text)).rejects.toThrow();
    await minato.dataSource.query('DROP TRIGGER die ON incoming_envelope');
    expect(await minato.notes()).toEqual([]);
    expect(await push(text)).toEqual({ acknowledged: 1, quarantined: [] });
    expect(await minato.notes()).toEqual(['a']);
  });

  it('undoes a refused message, goes on with the next and tells the sender why', async () => {
    const refused: unknown[] = [];
    aoba.messages.onRefusal('test.note', (_tx, message) => {
      refused.push(message);
      return Promise.resolve();
    });
    const texts = await sentByAoba('a', 'refuse: this', 'c');
    expect(await push(...texts)).toEqual({ acknowledged: 3, quarantined: [] });
    expect(await minato.notes()).toEqual(['a', 'c']);
    await aoba.receive.execute('MINATO', await minato.sent('AOBA'));
    const { id } = JSON.parse(texts[1] ?? '') as Envelope;
    const words = { code: 'NOTE_UNWELCOME', ja: '受け取れません。', en: 'Not welcome.' };
    expect(refused).toEqual([{ peer: 'MINATO', id, type: 'test.note', ...words }]);
    const rows = await aoba.dataSource.query<{ refusal: unknown }[]>(
      'SELECT refusal FROM outgoing_envelope ORDER BY sequence',
    );
    expect(rows.map(({ refusal }) => refusal)).toEqual([null, words, null]);
  });

  it('asks for a resend where envelopes are missing, and applies none beyond the gap', async () => {
    const [a = '', b = '', c = '', d = ''] = await sentByAoba('a', 'b', 'c', 'd');
    expect(await push(a, c, d)).toEqual({ acknowledged: 1, gap: 2, quarantined: [] });
    expect(await push(b, c, d)).toEqual({ acknowledged: 4, quarantined: [] });
    expect(await minato.notes()).toEqual(['a', 'b', 'c', 'd']);
    expect(minato.keyring.decrypted).toBe(4);
  });
});

describe('Quarantine', () => {
  const codes = async () => (await minato.quarantined()).map(({ code }) => code);

  it('holds a damaged envelope as it came, counts its returns, and closes when the intact one is applied', async () => {
    const [text = ''] = await sentByAoba('a');
    const damaged = text.replace('"sequence":1', '"sequence":2');
    await push(damaged);
    await push(damaged);
    const [row] = await minato.quarantined();
    expect(row).toMatchObject({ code: 'ENVELOPE_DAMAGED', occurrences: 2, peer: null });
    expect(row?.raw.toString()).toBe(damaged);
    expect(row?.ja).toContain('再送を依頼');
    expect(minato.keyring.decrypted).toBe(0);
    expect(await push(text)).toEqual({ acknowledged: 1, quarantined: [] });
  });

  it('holds an envelope signed by another key, undecrypted, and names the sender it claims', async () => {
    const text = await forged(yamato, { from: 'AOBA' });
    const { quarantined, acknowledged } = await push(text);
    expect(acknowledged).toBe(0);
    expect(quarantined).toMatchObject([{ sequence: 1, code: 'SIGNATURE_INVALID' }]);
    expect(await minato.quarantined()).toMatchObject([{ peer: 'AOBA', sequence: 1 }]);
    expect(minato.keyring.decrypted).toBe(0);
    const [genuine = ''] = await sentByAoba('a');
    await push(genuine);
    const [closed] = await minato.quarantined();
    expect(closed?.resolved_at).not.toBeNull();
  });

  it('holds what comes from an unknown or unconfirmed operator', async () => {
    minato.directory.peers.delete('YAMATO');
    await push(await forged(yamato, {}));
    minato.directory.peers.set('AOBA', {
      code: 'AOBA',
      publicKey: aoba.keyring.publicKey(),
      status: 'registered',
      transport: { kind: 'bundle' },
    });
    await push(...(await sentByAoba('a')));
    expect((await codes()).sort()).toEqual(['PEER_NOT_ACTIVE', 'SENDER_UNKNOWN']);
    expect(minato.keyring.decrypted).toBe(0);
  });

  it('holds an envelope for another operator', async () => {
    introduce(aoba, yamato);
    await aoba.send('YAMATO', 'astray');
    await push(...(await aoba.sent('YAMATO')));
    expect(await codes()).toEqual(['WRONG_ADDRESSEE']);
    expect(minato.keyring.decrypted).toBe(0);
  });

  it('holds a fork under a number already applied and one that continues another history', async () => {
    const texts = await sentByAoba('a');
    await push(...texts);
    const again = await forged(aoba, { from: 'AOBA', sequence: 1 });
    const other = await forged(aoba, { from: 'AOBA', sequence: 2, previous: 'e'.repeat(64) });
    await push(again, other);
    expect(await codes()).toEqual(['CHANNEL_FORKED', 'CHANNEL_FORKED']);
    expect(await minato.notes()).toEqual(['a']);
    expect(minato.keyring.decrypted).toBe(1);
  });

  it('holds unknown types, unknown versions and bodies off their schema, and does not advance', async () => {
    for (const strange of [
      { type: 'test.unheard-of' },
      { schemaVersion: 9 },
      { body: { text: 'a', appendix: 'COI' } },
    ]) {
      const { acknowledged } = await push(await forged(aoba, { from: 'AOBA', ...strange }));
      expect(acknowledged).toBe(0);
    }
    expect((await codes()).sort()).toEqual(['BODY_INVALID', 'TYPE_UNKNOWN', 'TYPE_UNKNOWN']);
    expect(await minato.notes()).toEqual([]);
    expect(JSON.stringify(await minato.channels.quarantined())).not.toContain('COI');
  });

  it('holds what is no envelope at all', async () => {
    await push('{}', 'hello', '{"yuzu":"envelope/9"}', '{"yuzu":"\\u0000"}');
    expect((await codes()).sort()).toEqual([
      'ENVELOPE_DAMAGED',
      'ENVELOPE_UNSUPPORTED',
      'ENVELOPE_UNSUPPORTED',
      'ENVELOPE_UNSUPPORTED',
    ]);
  });

  it('lets the channel go on: what follows a quarantined envelope is not lost with it', async () => {
    const [a = '', b = ''] = await sentByAoba('a', 'b');
    const damaged = a.replace('"checksum":"', '"checksum":"0').replace(/.("[^"]*$)/, '$1');
    const first = await push(damaged, b);
    expect(first).toMatchObject({ acknowledged: 0, gap: 1 });
    await push(a, b);
    expect(await minato.notes()).toEqual(['a', 'b']);
  });
});

describe('Bundle files', () => {
  const carry = async (from: TestGateway, to: TestGateway) => {
    const exported = await from.exportBundle.execute(STAFF, to.code);
    if (!exported.ok) throw new Error(exported.error.code);
    return to.importBundle.execute(STAFF, exported.value.bundle);
  };

  it('carry messages, and the returning bundle acknowledges them', async () => {
    await sentByAoba('a', 'b');
    expect(await carry(aoba, minato)).toMatchObject(ok({ applied: 2, received: 2 }));
    await minato.send('AOBA', 'answer');
    expect(await carry(minato, aoba)).toMatchObject(ok({ applied: 1, acknowledged: 2 }));
    expect(await aoba.channels.channels()).toMatchObject([
      { peer: 'MINATO', sent: 2, acknowledged: 2, waiting: 0, received: 1 },
    ]);
    const next = await aoba.exportBundle.execute(STAFF, 'MINATO');
    expect(next).toMatchObject({ value: { envelopes: 0, acknowledged: 1 } });
  });

  it('interleave with the network on one channel', async () => {
    const [a = '', b = '', c = ''] = await sentByAoba('a', 'b', 'c');
    await push(a);
    expect(await carry(aoba, minato)).toMatchObject(ok({ applied: 2, duplicates: 1 }));
    expect(await push(a, b, c)).toEqual({ acknowledged: 3, quarantined: [] });
    await sentByAoba('d');
    expect(await push(...(await aoba.sent('MINATO')))).toMatchObject({ acknowledged: 4 });
    expect(await minato.notes()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('say from which number on messages are missing', async () => {
    const [a = ''] = await sentByAoba('a');
    const first = await aoba.exportBundle.execute(STAFF, 'MINATO');
    await aoba.dataSource.query('UPDATE outgoing_channel SET acknowledged = 1');
    await sentByAoba('b');
    expect(await carry(aoba, minato)).toMatchObject(ok({ applied: 0, missingFrom: 1 }));
    expect(await push(a)).toMatchObject({ acknowledged: 1 });
    expect(await carry(aoba, minato)).toMatchObject(ok({ applied: 1 }));
    if (!first.ok) throw new Error(first.error.code);
    const old = await minato.importBundle.execute(STAFF, first.value.bundle);
    expect(old).toMatchObject(ok({ applied: 0, duplicates: 1 }));
  });

  it('are taken as a whole or not at all: altered, for another operator, or failing midway', async () => {
    await sentByAoba('a', 'fault: midway');
    const exported = await aoba.exportBundle.execute(STAFF, 'MINATO');
    if (!exported.ok) throw new Error(exported.error.code);
    const { bundle } = exported.value;
    const altered = bundle.replace('"acknowledged":0', '"acknowledged":1');
    expect(await minato.importBundle.execute(STAFF, altered)).toMatchObject({
      ok: false,
      error: { code: 'BUNDLE_DAMAGED' },
    });
    expect(await yamato.importBundle.execute(STAFF, bundle)).toMatchObject({
      error: { code: 'BUNDLE_WRONG_ADDRESSEE' },
    });
    expect(minato.keyring.decrypted + yamato.keyring.decrypted).toBe(0);
    await expect(minato.importBundle.execute(STAFF, bundle)).rejects.toThrow('planned fault');
    expect(await minato.notes()).toEqual([]);
  });

  it('are written down in the audit trail on both sides', async () => {
    await sentByAoba('a');
    await carry(aoba, minato);
    const subject = (id: string) => ({ actor: STAFF, subject: { kind: 'channel', id } });
    expect(aoba.audit.entries.at(-1)).toMatchObject({
      action: 'bundle.export',
      ...subject('MINATO'),
    });
    expect(minato.audit.entries.at(-1)).toMatchObject({
      action: 'bundle.import',
      ...subject('AOBA'),
    });
  });
});
