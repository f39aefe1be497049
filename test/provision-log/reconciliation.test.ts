import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  compareDigests,
  digestRoot,
  packDigests,
  unpackDigests,
} from '../../src/features/provision-log/domain/reconciliation.js';
import { handoverDigest } from '../../src/features/transfer/domain/handover-record.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { exchangeMessages, STAFF, TestGateway } from './support/gateway.js';
import { armored, PACKAGE_ID, packageOf, recordsOf } from './support/handover.js';

let provider: TestGateway;
let recipient: TestGateway;

async function record(gateway: TestGateway, from: number, to: number) {
  const [direction, counterpart] =
    gateway === provider ? (['provided', 'MINATO'] as const) : (['received', 'AOBA'] as const);
  gateway.packages.known.set(PACKAGE_ID, packageOf(direction, counterpart, to - from));
  const file = await armored(recordsOf(from, to), gateway.keyring);
  return unwrap(await gateway.importRecords.execute(STAFF, PACKAGE_ID, file));
}
const stateAt = async (gateway: TestGateway) => (await gateway.reconcile.list())[0];

function withTwoGateways(): void {
  beforeEach(async () => {
    provider = await TestGateway.start('AOBA');
    recipient = await TestGateway.start('MINATO');
    provider.knows(recipient);
    recipient.knows(provider);
  });
  afterEach(async () => {
    await provider.stop();
    await recipient.stop();
  });
}

describe('Reconciliation of two operators’ records', () => {
  withTwoGateways();

  it('agrees on both sides when both hold the same persons', async () => {
    await record(provider, 0, 12);
    await record(recipient, 0, 12);
    unwrap(await recipient.reconcile.execute(STAFF, PACKAGE_ID));
    await exchangeMessages(provider, recipient);
    const result = { state: 'agreed', ownCount: 12, peerCount: 12, onlyProvider: 0 };
    for (const gateway of [provider, recipient])
      expect(await stateAt(gateway)).toMatchObject({ ...result, onlyRecipient: 0 });
  });

  it('is disputed with the numbers of each side’s surplus when they differ', async () => {
    await record(provider, 0, 12);
    await record(recipient, 2, 13);
    unwrap(await provider.reconcile.execute(STAFF, PACKAGE_ID));
    await exchangeMessages(provider, recipient);
    const result = { state: 'disputed', onlyProvider: 2, onlyRecipient: 1 };
    expect(await stateAt(provider)).toMatchObject({ ...result, ownCount: 12, peerCount: 11 });
    expect(await stateAt(recipient)).toMatchObject({ ...result, ownCount: 11, peerCount: 12 });
  });

  it('waits for own records and answers when they are made', async () => {
    await record(provider, 0, 5);
    recipient.packages.known.set(PACKAGE_ID, packageOf('received', 'AOBA', 5));
    unwrap(await provider.reconcile.execute(STAFF, PACKAGE_ID));
    await exchangeMessages(provider, recipient);
    expect((await stateAt(recipient))?.state).toBe('awaiting-own-records');
    expect((await stateAt(provider))?.state).toBe('sent');
    await record(recipient, 0, 5);
    await exchangeMessages(provider, recipient);
    expect((await stateAt(recipient))?.state).toBe('agreed');
    expect((await stateAt(provider))?.state).toBe('agreed');
  });

  it('ends the same when both sides start it at once', async () => {
    await record(provider, 0, 5);
    await record(recipient, 0, 5);
    unwrap(await provider.reconcile.execute(STAFF, PACKAGE_ID));
    unwrap(await recipient.reconcile.execute(STAFF, PACKAGE_ID));
    await exchangeMessages(provider, recipient);
    expect((await stateAt(provider))?.state).toBe('agreed');
    expect((await stateAt(recipient))?.state).toBe('agreed');
  });

  it('does not take a peer’s word that records agree when its own root says otherwise', async () => {
    const { digestRoot: root } = await record(provider, 0, 5);
    unwrap(await provider.reconcile.execute(STAFF, PACKAGE_ID));
    const claim = { packageId: PACKAGE_ID, agreed: true, count: 5, onlyProvider: 0 };
    const body = {
      ...claim,
      onlyRecipient: 0,
      root: root.replace(/^./, (c) => (c === '0' ? '1' : '0')),
    };
    unwrap(
      await provider.receive('MINATO', { to: 'AOBA', type: 'provision-log.reconciled', body }),
    );
    expect((await stateAt(provider))?.state).toBe('disputed');
  });

  it('is refused to operators that are not the counterpart', async () => {
    await record(provider, 0, 5);
    const digests = packDigests(['a'.repeat(64)]).toString('base64');
    const body = {
      packageId: PACKAGE_ID,
      packageName: '2026_20261121_0001_AOBA_MINATO',
      count: 1,
      digests,
    };
    const refused = await provider.receive('YAMATO', {
      to: 'AOBA',
      type: 'provision-log.digests',
      body,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_THE_COUNTERPART' } });
  });

  it('needs own records before it is started', async () => {
    const refused = await provider.reconcile.execute(STAFF, PACKAGE_ID);
    expect(refused).toMatchObject({ ok: false, error: { code: 'HANDOVER_NOT_RECORDED' } });
  });
});

describe('Digests on the wire', () => {
  const digest = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((b) => Buffer.from(b).toString('hex'));
  const lists = fc.uniqueArray(digest, { maxLength: 40 });

  it('come back in order, and only in the stated number', () => {
    fc.assert(
      fc.property(lists, (digests) => {
        const block = packDigests(digests);
        expect(unpackDigests(block, digests.length)).toEqual([...digests].sort());
        expect(unpackDigests(block, digests.length + 1)).toBeUndefined();
        if (digests.length > 1) {
          const swapped = Buffer.concat([
            block.subarray(32, 64),
            block.subarray(0, 32),
            block.subarray(64),
          ]);
          expect(unpackDigests(swapped, digests.length)).toBeUndefined();
        }
      }),
    );
  });

  it('are compared as sets', () => {
    fc.assert(
      fc.property(lists, lists, lists, (both, own, peer) => {
        const [a, b] = [new Set([...both, ...own]), new Set([...both, ...peer])];
        const result = compareDigests([...a], [...b]);
        expect(result.onlyOwn).toBe([...a].filter((d) => !b.has(d)).length);
        expect(result.onlyPeer).toBe([...b].filter((d) => !a.has(d)).length);
        expect(result.agreed).toBe(digestRoot([...a]) === digestRoot([...b]));
      }),
    );
  });

  it('have the root that the manifest of the package states', () => {
    const digests = recordsOf(0, 9).map((record) => record.digest);
    expect(digestRoot(digests)).toBe(handoverDigest(digests).root);
  });
});

describe('Checkpoints exchanged as witnesses', () => {
  withTwoGateways();

  it('are kept by the peer, whose signature stands in the auditor’s export', async () => {
    await record(provider, 0, 5);
    await record(recipient, 0, 5);
    await exchangeMessages(provider, recipient);
    expect(await recipient.inspect.peerCheckpoints()).toMatchObject([
      { peer: 'AOBA', size: 6, problem: null },
    ]);
    const report = await provider.inspect.verify();
    expect(report).toMatchObject({ intact: true, witnesses: [{ operator: 'MINATO', size: 6 }] });
  });

  it('prove that the log only grew', async () => {
    for (const [i, packageId] of ['p1', 'p2', 'p3'].entries()) {
      const facts = { ...packageOf('provided', 'MINATO', 3), packageId };
      provider.packages.known.set(packageId, facts);
      const file = await armored(recordsOf(i * 3, i * 3 + 3), provider.keyring);
      unwrap(await provider.importRecords.execute(STAFF, packageId, file));
      await exchangeMessages(provider, recipient);
    }
    const kept = await recipient.inspect.peerCheckpoints();
    expect(kept.map(({ size, problem }) => [size, problem])).toEqual([
      [4, null],
      [8, null],
      [12, null],
    ]);
  });

  it('raise an alarm when the peer’s log was rewritten, and are not witnessed', async () => {
    await record(provider, 0, 5);
    await exchangeMessages(provider, recipient);
    // The same operator and key with another history: restored from elsewhere, or rewritten.
    const other = await TestGateway.start('AOBA');
    const rewritten = new TestGateway('AOBA', other.dataSource, provider.keyring);
    rewritten.packages.known.set(PACKAGE_ID, packageOf('provided', 'MINATO', 8));
    const file = await armored(recordsOf(20, 28), provider.keyring);
    unwrap(await rewritten.importRecords.execute(STAFF, PACKAGE_ID, file));
    recipient.take();
    for (const message of rewritten.take()) unwrap(await recipient.receive('AOBA', message));
    await other.stop();
    const kept = await recipient.inspect.peerCheckpoints();
    expect(kept.map(({ size, problem }) => [size, problem !== null])).toEqual([
      [6, false],
      [9, true],
    ]);
    expect(recipient.take()).toEqual([]);
    expect(recipient.audit.entries.map(({ action }) => action)).toContain(
      'provision-log.checkpoint-alarm',
    );
  });
});
