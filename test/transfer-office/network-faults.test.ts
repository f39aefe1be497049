import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CHUNK, codeOf, DeliveryWorld, FILES, PART } from './support/delivery-world.js';

let world: DeliveryWorld;
beforeAll(async () => {
  world = await DeliveryWorld.open();
});
afterAll(() => world.close());
beforeEach(() => world.begin());
afterEach(() => world.end());

describe('what lies on the recipient’s disk', () => {
  it.each([
    ['other bytes', (whole: Buffer) => Buffer.alloc(whole.length, 1)],
    ['fewer bytes', (whole: Buffer) => whole.subarray(0, 3 * CHUNK)],
    ['more bytes', (whole: Buffer) => Buffer.concat([whole, Buffer.of(0)])],
  ])(
    'trusts no name: a file with %s under its final name is discarded and comes again from the beginning',
    async (_, spoil) => {
      const whole = FILES[PART] ?? Buffer.of();
      await mkdir(world.incoming(), { recursive: true });
      await writeFile(world.incoming(PART), spoil(whole));
      const files = world.dying();
      expect(codeOf(await world.upload(files))).toBe('ok');
      expect(files.reads).toBe(11 + 1);
      await world.expectWhole();
      expect(await readdir(world.incoming())).toEqual(Object.keys(FILES).sort());
    },
  );

  it('is found out where a file that had arrived whole is changed before the next question', async () => {
    expect(codeOf(await world.upload())).toBe('ok');
    const changed = await readFile(world.incoming(PART));
    changed.writeUInt8(changed.readUInt8(5) ^ 1, 5);
    await writeFile(world.incoming(PART), changed);
    const files = world.dying();
    expect(codeOf(await world.upload(files))).toBe('ok');
    expect(files.reads).toBe(11);
    await world.expectWhole();
  });

  it('is begun anew where more lies on the recipient’s disk than was announced', async () => {
    await mkdir(world.incoming(), { recursive: true });
    await writeFile(`${world.incoming(PART)}.part`, Buffer.alloc(11 * CHUNK));
    expect(codeOf(await world.upload())).toBe('ok');
    await world.expectWhole();
  });
});
