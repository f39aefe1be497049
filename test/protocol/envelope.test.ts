import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import { ok, type Outcome, unwrap } from '../../src/kernel/outcome.js';
import type { Keyring } from '../../src/kernel/ports/keyring.js';
import {
  type BundleContent,
  bundleText,
  readBundle,
  sealBundle,
  verifyBundle,
} from '../../src/protocol/bundle/bundle.js';
import {
  type Envelope,
  envelopeText,
  type InnerMessage,
  NO_PREVIOUS,
  signedPartOf,
} from '../../src/protocol/envelope/envelope.js';
import { openEnvelope } from '../../src/protocol/envelope/open-envelope.js';
import { readEnvelope, verifyEnvelope } from '../../src/protocol/envelope/read-envelope.js';
import { sealEnvelope } from '../../src/protocol/envelope/seal-envelope.js';
import { newKeyring, SpyKeyring } from './support/keys.js';
import { testWire } from './support/test-wire.js';

const wire = testWire();
let [aoba, minato, stranger]: Keyring[] = [];
const key = (keyring: Keyring | undefined) => keyring as Keyring;

const MESSAGE: InnerMessage = {
  id: '0199aa00-0000-7000-8000-000000000001',
  from: 'AOBA',
  to: 'MINATO',
  sequence: 1,
  previous: NO_PREVIOUS,
  createdAt: '2026-11-21T00:00:00.000Z',
  type: 'test.note',
  schemaVersion: 1,
  body: { text: '提供依頼' },
};

const flip = (text: string, at: number, bit: number): string => {
  const bytes = Buffer.from(text);
  bytes[at] = (bytes[at] as number) ^ (1 << bit);
  return bytes.toString('utf8');
};

/** As a receiver reads it: shape and checksum, then the signature, then the content. */
async function receive(text: string, own: Keyring): Promise<Outcome<InnerMessage>> {
  const read = readEnvelope(text, wire);
  if (!read.ok) return read;
  const verified = await verifyEnvelope(own, read.value, key(aoba).publicKey());
  if (!verified.ok) return verified;
  return openEnvelope(own, read.value, key(aoba).publicKey(), wire);
}

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);
/** With the checksum that fits whatever was changed. */
const resealed = (changed: Envelope): string => canonicalJson(withChecksum({ ...changed }));

function withChecksum<T extends { checksum?: string }>(value: T): T {
  delete value.checksum;
  return { ...value, checksum: digestOf(value) };
}

let envelope: Envelope;

beforeAll(async () => {
  [aoba, minato, stranger] = await Promise.all(['AOBA', 'MINATO', 'X1'].map(newKeyring));
  envelope = await sealEnvelope(key(aoba), MESSAGE, key(minato).publicKey());
});

describe('An envelope', () => {
  it('gives the addressee the message and shows no word of it outside', async () => {
    const text = envelopeText(envelope);
    expect(unwrap(await receive(text, key(minato)))).toEqual(MESSAGE);
    expect(text).not.toContain('提供依頼');
    expect(text).not.toContain('test.note');
  });

  it('is refused with a reason and before anything is decrypted when one bit is flipped anywhere', async () => {
    const text = envelopeText(envelope);
    const spy = new SpyKeyring(key(minato));
    const place = fc.tuple(fc.nat(Buffer.byteLength(text) - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const code = codeOf(await receive(flip(text, at, bit), spy));
        expect(['ENVELOPE_DAMAGED', 'ENVELOPE_UNSUPPORTED', 'SIGNATURE_INVALID']).toContain(code);
      }),
      { numRuns: 2000 },
    );
    expect(spy.decrypted).toBe(0);
  });

  it('is refused when a field is changed and the checksum is made to fit', async () => {
    const spy = new SpyKeyring(key(minato));
    const changes: Partial<Envelope>[] = [
      { sequence: 2 },
      { from: 'YAMATO' },
      { to: 'AOBA' },
      { previous: 'a'.repeat(64) },
      { createdAt: '2026-11-22T00:00:00.000Z' },
      { id: MESSAGE.id.replace('1', '2') },
      { message: envelope.message.replace(/\n\n./, '\n\nA') },
    ];
    for (const change of changes)
      expect(codeOf(await receive(resealed({ ...envelope, ...change }), spy))).toBe(
        'SIGNATURE_INVALID',
      );
    expect(spy.decrypted).toBe(0);
  });

  it('is refused in any other writing than canonical JSON, so that one envelope has one text', async () => {
    const pretty = JSON.stringify(envelope, null, 1);
    expect(codeOf(await receive(pretty, key(minato)))).toBe('ENVELOPE_DAMAGED');
    const doubled = envelopeText(envelope).replace('{', '{"from":"AOBA",');
    expect(codeOf(await receive(doubled, key(minato)))).toBe('ENVELOPE_DAMAGED');
  });

  it('is refused when the sender put another header inside than outside', async () => {
    const other = await sealEnvelope(
      key(aoba),
      { ...MESSAGE, sequence: 7 },
      key(minato).publicKey(),
    );
    const part = signedPartOf({ ...envelope, message: other.message });
    const signature = await key(aoba).sign(canonicalJson(part));
    const text = resealed({ ...part, signature, checksum: '' });
    expect(codeOf(await receive(text, key(minato)))).toBe('HEADER_MISMATCH');
  });

  it('is refused when signed by a key that is not the registered one', async () => {
    const forged = await sealEnvelope(key(stranger), MESSAGE, key(minato).publicKey());
    expect(codeOf(await receive(envelopeText(forged), key(minato)))).toBe('SIGNATURE_INVALID');
  });

  it('cannot be opened by another operator than the addressee', async () => {
    expect(codeOf(await receive(envelopeText(envelope), key(stranger)))).toBe(
      'MESSAGE_UNDECRYPTABLE',
    );
  });
});

describe('A bundle', () => {
  const content = (): BundleContent => ({
    yuzu: 'bundle/1',
    from: 'AOBA',
    to: 'MINATO',
    createdAt: '2026-11-21T00:00:00.000Z',
    acknowledged: 3,
    envelopes: [envelope],
  });

  const verified = async (text: string): Promise<Outcome<undefined>> => {
    const read = readBundle(text, wire);
    return read.ok ? verifyBundle(key(minato), read.value, key(aoba).publicKey()) : read;
  };

  it('is refused as a whole when one bit is flipped anywhere', async () => {
    const text = bundleText(await sealBundle(key(aoba), content()));
    expect(await verified(text)).toEqual(ok());
    const place = fc.tuple(fc.nat(Buffer.byteLength(text) - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(place, async ([at, bit]) => {
        const code = codeOf(await verified(flip(text, at, bit)));
        expect(['BUNDLE_DAMAGED', 'SIGNATURE_INVALID']).toContain(code);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused when its acknowledgement was changed or an envelope taken out', async () => {
    const sealed = await sealBundle(key(aoba), content());
    for (const change of [{ acknowledged: 4 }, { envelopes: [] }]) {
      const forged = canonicalJson(withChecksum({ ...sealed, ...change }));
      expect(codeOf(await verified(forged))).toBe('SIGNATURE_INVALID');
    }
  });
});
