import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackageView } from '../../src/features/transfer/application/office/package-view.js';
import { freePort } from '../../src/platform/network/free-port.js';
import { RealOffices } from '../acceptance/real-offices.js';
import type { GatewayChild } from '../main/support/gateway-child.js';
import { BreakableLine } from './support/breakable-line.js';
import { RealHandover } from './support/real-handover.js';

const MEGABYTE = 1_000_000;
const SIZE = 20 * MEGABYTE;
/** Slow enough that every fault strikes while bytes flow. */
const DELIVERY = { chunkMegabytes: 1, megabytesPerSecond: 4, maxGigabytes: 1 };

/** What happens in the middle of the upload, in this order, each after a random part of the rest. */
const FAULTS = ['line', 'recipient', 'sender', 'recipient'] as const;

describe('a package between two gateways that die in the middle', () => {
  let offices: RealOffices;
  let handover: RealHandover;
  let sender: GatewayChild;
  let recipient: GatewayChild;
  let line: BreakableLine | undefined;

  beforeAll(async () => {
    offices = await RealOffices.open(['MINATO', 'AOBA']);
    handover = new RealHandover(offices);
    await handover.approve(SIZE);
    const [minato, behind] = [offices.of('MINATO'), await freePort()];
    const from = { peerPort: offices.of('AOBA').peerPort, delivery: DELIVERY };
    sender = await offices.of('AOBA').moveOut(from);
    recipient = await minato.moveOut({ peerPort: behind, delivery: DELIVERY });
    line = new BreakableLine(behind);
    await line.listen(minato.peerPort);
  }, 600_000);
  afterAll(async () => {
    await line?.close();
    await offices.close();
  });

  const incoming = async (): Promise<string> => {
    const { body } = await offices.of('AOBA').get<PackageView>('auditor', handover.path);
    return join(offices.of('MINATO').home, 'incoming', body.name);
  };
  const archiveOf = (folder: string) => join(folder, `${folder.split('/').at(-1) ?? ''}.7z`);

  async function reach(part: string, bytes: number): Promise<number> {
    for (;;) {
      const size = await stat(part).then(
        (found) => found.size,
        () => 0,
      );
      if (size >= bytes) return size;
      await sleep(5);
    }
  }

  const strike: Record<(typeof FAULTS)[number], () => Promise<void>> = {
    line: async () => {
      // Between two chunks nobody is connected: the fault waits for something to strike.
      while (line?.cut() === 0) await sleep(1);
    },
    recipient: async () => {
      await recipient.kill();
      await recipient.start();
    },
    sender: async () => {
      await sender.kill();
      await sender.start();
    },
  };

  it('arrives whole after every fault, going on from what lay on the recipient’s disk', async () => {
    const folder = await incoming();
    const dispatched = await offices
      .of('AOBA')
      .post<PackageView>('media-custodian', `${handover.path}/network-dispatch`);
    expect(dispatched).toMatchObject({ status: 201, body: { state: 'dispatched' } });
    const part = `${archiveOf(folder)}.part`;
    let at = 0;
    for (const [done, fault] of FAULTS.entries()) {
      const share = (SIZE - at) / (FAULTS.length + 1 - done);
      at = await reach(part, at + Math.random() * share);
      expect(at).toBeLessThan(SIZE);
      await strike[fault]();
      // Nothing of what had come is lost, and nothing of it is sent again.
      expect((await stat(part)).size).toBeGreaterThanOrEqual(at);
    }
    await reach(archiveOf(folder), SIZE);
    await reach(join(folder, `${folder.split('/').at(-1) ?? ''}.sha256`), 1);
    for (const [name, content] of Object.entries(handover.files))
      expect((await readFile(join(folder, name))).equals(content)).toBe(true);
  }, 600_000);

  it('is then confirmed by hash, and the provider learns of it', async () => {
    const { seal } = (await offices.of('AOBA').get<PackageView>('auditor', handover.path)).body;
    const measured = { sha256: seal?.sha256, manifestSha256: seal?.manifestSha256 };
    const minato = offices.of('MINATO');
    const proposed = await minato.post('media-custodian', `${handover.path}/arrival`, measured);
    expect(proposed).toMatchObject({ status: 201, body: { state: 'announced' } });
    const arrival = await minato.post('approver', `${handover.path}/arrival-confirmation`);
    expect(arrival).toMatchObject({ status: 201, body: { state: 'arrived' } });
    await offices
      .of('AOBA')
      .until<PackageView>('auditor', handover.path, ({ state }) => state === 'arrived');
  });
});
