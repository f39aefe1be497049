import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../../src/kernel/canonical-json.js';
import { checksumOf, envelopeText, signedPartOf } from '../../src/protocol/envelope/envelope.js';
import { NOT_TEXT, signedBytes } from '../support/signed-bytes.js';
import { forgedEnvelope } from './support/forged.js';
import { introduce, testGateway, type TestGateway } from './support/test-gateway.js';

let aoba: TestGateway;
let minato: TestGateway;

beforeAll(async () => {
  [aoba, minato] = [await testGateway('AOBA'), await testGateway('MINATO')];
  introduce(aoba, minato);
});
afterAll(async () => {
  for (const gateway of [aoba, minato]) await gateway.close();
});
beforeEach(async () => {
  for (const { dataSource } of [aoba, minato])
    await dataSource.query(`TRUNCATE note, quarantine, incoming_envelope, incoming_channel,
      peer_contact, outgoing_envelope, outgoing_channel`);
});

/** What MINATO says to these envelopes of AOBA. */
const push = (...texts: string[]) => minato.receive.execute('AOBA', texts);

describe('Quarantine', () => {
  it.each([
    ['bug: program', 'RangeError'],
    ['bug: data', '22P02'],
  ])(
    'holds what its handler cannot work on (%s), changed nothing, and names it',
    async (text, kind) => {
      for (const note of ['a', text]) await aoba.send('MINATO', note);
      const [a = '', bug = ''] = await aoba.sent('MINATO');
      const { acknowledged, quarantined } = await push(a, bug);
      expect(acknowledged).toBe(1);
      expect(quarantined).toMatchObject([{ sequence: 2, code: 'MESSAGE_UNPROCESSABLE' }]);
      expect(quarantined[0]?.ja).toContain(kind);
      expect(await minato.notes()).toEqual(['a']);
    },
  );

  it('holds a message that is signed and no text', async () => {
    const envelope = await forgedEnvelope(minato, aoba);
    const sealed = {
      ...signedPartOf(envelope),
      message: await signedBytes(NOT_TEXT, aoba.keyring, minato.keyring),
    };
    const signed = { ...sealed, signature: await aoba.keyring.sign(canonicalJson(sealed)) };
    const text = envelopeText({ ...signed, checksum: checksumOf(signed) });
    const { acknowledged, quarantined } = await push(text, text);
    expect(acknowledged).toBe(0);
    expect(quarantined).toMatchObject([
      { sequence: 1, code: 'MESSAGE_NOT_TEXT' },
      { sequence: 1, code: 'MESSAGE_NOT_TEXT' },
    ]);
    expect(await minato.quarantined()).toMatchObject([{ peer: 'AOBA', occurrences: 2 }]);
  });
});
