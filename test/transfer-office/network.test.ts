import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryLine } from '../../src/features/transfer/application/ports/delivery-line.js';
import { RateLimit } from '../../src/features/transfer/domain/delivery/rate-limit.js';
import type { TransferPackage } from '../../src/features/transfer/domain/states/package.js';
import { HttpsDeliveryLine } from '../../src/features/transfer/peer/https-delivery-line.js';
import { defineErrors, ok, type Outcome, refuse } from '../../src/kernel/outcome.js';
import {
  CHUNK,
  codeOf,
  DeliveryWorld,
  NAME,
  PART,
  reasonOf,
  SEALS,
  SIZE,
} from './support/delivery-world.js';

const { ENDED } = defineErrors({ ENDED: { status: 409, ja: '終了', en: 'ended' } });

let world: DeliveryWorld;
beforeAll(async () => {
  world = await DeliveryWorld.open();
});
afterAll(() => world.close());
beforeEach(() => world.begin());
afterEach(() => world.end());

/** Counts how often the recipient asked to wait. */
class CountingLine extends HttpsDeliveryLine {
  tooFast = 0;
  override async send(...sent: Parameters<DeliveryLine['send']>): Promise<Outcome<number>> {
    const answer = await super.send(...sent);
    if (!answer.ok && answer.error.code === 'DELIVERY_TOO_FAST') this.tooFast += 1;
    return answer;
  }
}

describe('a package over HTTPS', () => {
  it('arrives file by file as it was sealed, and sending again sends nothing', async () => {
    expect(codeOf(await world.upload())).toBe('ok');
    await world.expectWhole();
    const again = world.dying();
    expect(codeOf(await world.upload(again))).toBe('ok');
    expect(again.reads).toBe(0);
  });

  it('goes on where it was when the sender dies, at any chunk', async () => {
    for (const chunks of [0, 1, 3, 2, 1]) {
      const before = await stat(`${world.incoming(PART)}.part`).then(
        ({ size }) => size,
        () => 0,
      );
      await expect(world.upload(world.dying(chunks))).rejects.toThrow('killed');
      const { size } = await stat(`${world.incoming(PART)}.part`).catch(() => ({ size: 0 }));
      expect(size).toBe(Math.min(before + chunks * CHUNK, SIZE));
    }
    const rest = world.dying();
    expect(codeOf(await world.upload(rest))).toBe('ok');
    expect(rest.reads).toBe(4 + 1);
    await world.expectWhole();
  });

  it('goes on when the recipient dies in the middle of writing a chunk', async () => {
    await expect(world.upload(world.dying(5))).rejects.toThrow('killed');
    for (const torn of [4 * CHUNK + 1, 2 * CHUNK + 333, 7]) {
      await truncate(`${world.incoming(PART)}.part`, torn);
      await world.start();
      await expect(world.upload(world.dying(3))).rejects.toThrow('killed');
      const { size } = await stat(`${world.incoming(PART)}.part`);
      expect(size).toBe(torn + 3 * CHUNK);
    }
    expect(codeOf(await world.upload())).toBe('ok');
    await world.expectWhole();
  });

  it('is discarded and sent again when what lies on the recipient’s disk is not what was sent', async () => {
    await expect(world.upload(world.dying(5))).rejects.toThrow('killed');
    const part = `${world.incoming(PART)}.part`;
    const damaged = await readFile(part);
    damaged.writeUInt8(damaged.readUInt8(99) ^ 1, 99);
    await writeFile(part, damaged);
    expect(reasonOf(await world.upload())).toBe('DELIVERY_DAMAGED');
    await expect(stat(part)).rejects.toThrow('ENOENT');
    expect(codeOf(await world.upload())).toBe('ok');
    await world.expectWhole();
  });

  it('is taken no faster than the recipient allows, and arrives all the same', async () => {
    const { grants } = await world.start(CHUNK);
    const line = new CountingLine(world.aoba.line);
    expect(codeOf(await world.upload(world.dying(), line))).toBe('ok');
    expect(line.tooFast).toBeGreaterThan(0);
    await world.expectWhole();
    const whole = SEALS.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(grants.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(whole);
    // Between any two grants: the rate over the time between them, two seconds of burst and one piece.
    for (const [i, from] of grants.entries()) {
      let taken = 0;
      for (const { bytes, at } of grants.slice(i)) {
        taken += bytes;
        expect(taken).toBeLessThanOrEqual(CHUNK * ((at - from.at) / 1000 + 2) + CHUNK);
      }
    }
  });

  it('is refused where it is not announced, not the peer’s, not of a living contract, or here already', async () => {
    const refusedWith = async (change: Partial<TransferPackage>) => {
      world.announced = { ...world.announced, ...change };
      return reasonOf(await world.upload());
    };
    world.contract = refuse(ENDED);
    expect(await refusedWith({})).toBe('ENDED');
    world.contract = ok({});
    expect(await refusedWith({ counterpart: 'YAMATO' })).toBe('DELIVERY_NOT_ANNOUNCED');
    expect(await refusedWith({ counterpart: 'AOBA', state: 'arrived' })).toBe(
      'DELIVERY_NOT_ANNOUNCED',
    );
    const media = { method: 'media', dispatchedOn: '2026-11-21' } as const;
    expect(await refusedWith({ state: 'announced', consignment: media })).toBe(
      'DELIVERY_NOT_ANNOUNCED',
    );
    await expect(stat(join(world.folder, 'incoming'))).rejects.toThrow('ENOENT');
  });

  it('takes no byte beyond the announced size, no other file, and no other place', async () => {
    const send = async (file: string, offset: number, bytes = Buffer.alloc(8)) =>
      reasonOf(await world.line().send('MINATO', { packageId: world.id, file, offset, bytes }));
    expect(await send('../../evil', 0)).toBe('DELIVERY_FILE_UNKNOWN');
    expect(await send('other.7z', 0)).toBe('DELIVERY_FILE_UNKNOWN');
    expect(await send(PART, 8)).toBe('DELIVERY_OFFSET');
    expect(await send(`${NAME}.manifest.json`, 0, Buffer.alloc(100))).toBe('DELIVERY_TOO_MUCH');
    expect(await send(PART, 10 * CHUNK + 16)).toBe('DELIVERY_TOO_MUCH');
    expect(await send(PART, -1)).toBe('DELIVERY_FILE_UNKNOWN');
  });

  it('is not taken from who did not sign the very bytes', async () => {
    world.aoba.clock.time += 3_600_000;
    expect(reasonOf(await world.upload())).toBe('REQUEST_NOT_SIGNED');
    world.aoba.clock.time -= 3_600_000;
    expect(codeOf(await world.upload())).toBe('ok');
  });
});

describe('the rate at which files are taken', () => {
  it('never lets more through than the rate and its burst, however chunks are timed', () => {
    const limit = new RateLimit(1000);
    let taken = 0;
    for (let now = 0; now < 60_000; now += 37)
      if (limit.take('AOBA', 500, now) === 0) {
        taken += 500;
        expect(taken).toBeLessThanOrEqual((now / 1000) * 1000 + 2 * 1000 + 500);
      }
    expect(taken).toBeGreaterThan(50_000);
    expect(limit.take('KAEDE', 500, 60_000)).toBe(0);
  });
});
