import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/kernel/outcome.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { readBundle, verifyBundle } from '../../src/protocol/bundle/bundle.js';
import { decideArrival, type IncomingPosition } from '../../src/protocol/channel/decide-arrival.js';
import { envelopeDigest, type InnerMessage } from '../../src/protocol/envelope/envelope.js';
import { openEnvelope } from '../../src/protocol/envelope/open-envelope.js';
import { readEnvelope, verifyEnvelope } from '../../src/protocol/envelope/read-envelope.js';
import { wireDirectory, WireSchemas } from '../../src/protocol/schema/wire-schemas.js';
import { SpyKeyring } from './support/keys.js';

interface TestKey {
  publicKey: string;
  secretKey: string;
  passphrase: string;
}

interface Refused {
  name: string;
  text: string;
  reason: string;
}

const vectors = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(join(wireDirectory(), 'vectors', name), 'utf8')) as T;

const wire = WireSchemas.load();
const { operators } = await vectors<{ operators: Record<'AOBA' | 'MINATO', TestKey> }>('keys.json');
const envelopes = await vectors<{
  accepted: { text: string; digest: string; message: InnerMessage }[];
  refused: Refused[];
}>('envelopes.json');
const bundles = await vectors<{
  accepted: { text: string; acknowledged: number; sequences: number[] }[];
  refused: Refused[];
}>('bundles.json');
const channel = await vectors<{
  cases: {
    name: string;
    position: IncomingPosition;
    arriving: { sequence: number; previous: string; digest: string };
    digestAtSequence: string | null;
    decision: unknown;
  }[];
}>('channel.json');

let folder: string;
let minato: SpyKeyring;
const sender = operators.AOBA.publicKey;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuzu-vectors-'));
  const { publicKey, secretKey, passphrase } = operators.MINATO;
  await mkdir(join(folder, 'key'));
  await writeFile(join(folder, 'key', 'public.asc'), publicKey);
  await writeFile(join(folder, 'key', 'secret.asc'), secretKey);
  await writeFile(join(folder, 'key', 'passphrase'), passphrase);
  minato = new SpyKeyring(await OpenPgpKeyring.open(join(folder, 'key')));
});

afterAll(() => rm(folder, { recursive: true }));

async function received(text: string): Promise<Outcome<InnerMessage>> {
  const read = readEnvelope(text, wire);
  if (!read.ok) return read;
  const verified = await verifyEnvelope(minato, read.value, sender);
  return verified.ok ? openEnvelope(minato, read.value, sender, wire) : verified;
}

async function imported(text: string): Promise<Outcome<unknown>> {
  const read = readBundle(text, wire);
  return read.ok ? verifyBundle(minato, read.value, sender) : read;
}

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);

describe('The conformance vectors', () => {
  it.each(envelopes.accepted)('accept the envelope $digest', async ({ text, digest, message }) => {
    const read = readEnvelope(text, wire);
    expect(read.ok && envelopeDigest(read.value)).toBe(digest);
    expect(await received(text)).toEqual({ ok: true, value: message });
    const { type, schemaVersion, body } = message;
    expect(wire.bodyViolation(type, schemaVersion, body)).toBeUndefined();
  });

  it('chain the second envelope to the first', () => {
    const [first, second] = envelopes.accepted;
    expect(second?.message.previous).toBe(first?.digest);
  });

  it.each(envelopes.refused)('refuse an envelope: $name', async ({ text, reason }) => {
    minato.decrypted = 0;
    expect(codeOf(await received(text))).toBe(reason);
    const needsDecrypting = ['HEADER_MISMATCH', 'MESSAGE_UNDECRYPTABLE'].includes(reason);
    expect(minato.decrypted).toBe(needsDecrypting ? 1 : 0);
  });

  it.each(bundles.accepted)('accept a bundle', async ({ text, acknowledged, sequences }) => {
    expect(codeOf(await imported(text))).toBe('ok');
    const read = readBundle(text, wire);
    expect(read.ok && read.value.acknowledged).toBe(acknowledged);
    expect(read.ok && read.value.envelopes.map(({ sequence }) => sequence)).toEqual(sequences);
  });

  it.each(bundles.refused)('refuse a bundle: $name', async ({ text, reason }) => {
    expect(codeOf(await imported(text))).toBe(reason);
  });

  it.each(channel.cases)(
    'decide on $name',
    ({ position, arriving, digestAtSequence, decision }) => {
      const { digest } = arriving;
      expect(decideArrival(position, arriving, digest, digestAtSequence ?? undefined)).toEqual(
        decision,
      );
    },
  );
});
