import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IncomingFolder } from '../../src/features/transfer/engines/files/incoming-folder.js';
import {
  CHUNK,
  codeOf,
  DeliveryWorld,
  FILES,
  PART,
  reasonOf,
  SIZE,
} from './support/delivery-world.js';

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

describe('what lies on the provider’s disk', () => {
  it('is not sent for ever where it changed after the dispatch: after three times a person is needed', async () => {
    await writeFile(world.outgoing(PART), Buffer.alloc(SIZE + 5));
    for (const failures of [1, 2])
      expect([reasonOf(await world.upload()), world.provided.upload]).toMatchObject([
        'DELIVERY_DAMAGED',
        { code: 'DELIVERY_DAMAGED', failures, stopped: false },
      ]);
    expect(codeOf(await world.upload())).toBe('ok');
    expect(world.provided.upload).toMatchObject({ failures: 3, stopped: true });
    const files = world.dying();
    expect(codeOf(await world.upload(files))).toBe('ok');
    expect(files.reads).toBe(0);
    await writeFile(world.outgoing(PART), FILES[PART] ?? '');
    world.provided = { ...world.provided, upload: undefined };
    expect(codeOf(await world.upload())).toBe('ok');
    await world.expectWhole();
  });

  it('stops the upload at once where it is gone', async () => {
    await rm(world.outgoing(PART));
    expect(codeOf(await world.upload())).toBe('ok');
    expect(world.provided.upload).toMatchObject({ code: 'DELIVERY_FILES_MISSING', stopped: true });
  });
});

describe('a package that is too large', () => {
  it('for the recipient’s setting is refused before its first byte, and the upload stops', async () => {
    world.mostBytes = SIZE;
    await world.start();
    world.mostBytes = Infinity;
    expect(codeOf(await world.upload())).toBe('ok');
    expect(world.provided.upload).toMatchObject({ code: 'DELIVERY_TOO_LARGE', stopped: true });
    await expect(readdir(world.incoming())).rejects.toThrow('ENOENT');
  });

  it('for the recipient’s disk is refused before its first byte, and the upload stops', async () => {
    class Full extends IncomingFolder {
      override free = () => Promise.resolve(SIZE);
    }
    await world.start(0, new Full(join(world.folder, 'incoming')));
    expect(codeOf(await world.upload())).toBe('ok');
    expect(world.provided.upload).toMatchObject({ code: 'DELIVERY_NO_ROOM', stopped: true });
    await expect(readdir(world.incoming())).rejects.toThrow('ENOENT');
  });
});
