import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import type {
  Archiver,
  ContentRequest,
} from '../../src/features/transfer/application/ports/archiver.js';
import { sizeOf } from './support/exchange.js';

/** What every implementation of Archiver must do. */
export function archiverContract(name: string, create: () => Archiver): void {
  describe(`${name} as an archiver`, () => {
    const dir = mkdtempSync(join(tmpdir(), 'yuzu-archiver-'));
    const folder = join(dir, 'in');
    const archive = join(dir, 'a.7z');
    const archiver = create();
    const passphrase = 'correct horse "battery" \\ $(staple)';
    const percents: number[] = [];
    const most = 10;

    beforeAll(async () => {
      mkdirSync(folder);
      writeFileSync(join(folder, 'a.csv'), 'a\r\n'.repeat(200_000));
      writeFileSync(join(folder, 'b.csv'), '');
      const onProgress = (percent: number) => percents.push(percent);
      const files = ['a.csv', 'b.csv'];
      await archiver.pack({ folder, files, archive, passphrase, onProgress });
    });
    afterAll(() => {
      rmSync(dir, { recursive: true, force: true });
    });

    /** Outcome of reading the plain bytes, and these. */
    async function contentOf(request: ContentRequest) {
      const chunks: Uint8Array[] = [];
      const outcome = await archiver.content(request, (chunk) => {
        chunks.push(chunk);
        return Promise.resolve();
      });
      return { outcome, bytes: Buffer.concat(chunks) };
    }

    it('lists and gives back what was packed', async () => {
      const entries = unwrap(await archiver.list({ archive, passphrase, most }));
      expect(entries).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ name: 'a.csv', bytes: 600_000, kind: 'file' }),
          expect.objectContaining({ name: 'b.csv', bytes: 0, kind: 'file' }),
        ]),
      );
      expect(entries).toHaveLength(2);
      const { outcome, bytes } = await contentOf({ archive, passphrase });
      unwrap(outcome);
      expect(bytes).toEqual(readFileSync(join(folder, 'a.csv')));
    });

    it('gives the content back in the order of its directory', async () => {
      writeFileSync(join(folder, 'z.csv'), 'first in the list, last in the alphabet');
      const ordered = join(dir, 'ordered.7z');
      await archiver.pack({ folder, files: ['z.csv', 'a.csv'], archive: ordered, passphrase });
      const entries = unwrap(await archiver.list({ archive: ordered, passphrase, most }));
      const { bytes } = await contentOf({ archive: ordered, passphrase });
      const expected = entries.map(({ name }) => readFileSync(join(folder, name)));
      expect(bytes).toEqual(Buffer.concat(expected));
    });

    it('packs every file in a block of its own, and reads the named ones only', async () => {
      const pair = join(dir, 'pair.7z');
      writeFileSync(join(folder, 'c.csv'), 'c');
      await archiver.pack({ folder, files: ['a.csv', 'c.csv'], archive: pair, passphrase });
      const entries = unwrap(await archiver.list({ archive: pair, passphrase, most }));
      expect(new Set(entries.map(({ block }) => block)).size).toBe(2);
      const { bytes } = await contentOf({ archive: pair, passphrase, files: ['c.csv'] });
      expect(bytes.toString()).toBe('c');
      const none = await contentOf({ archive: pair, passphrase, files: ['*.csv'] });
      expect(none.bytes).toHaveLength(0);
    });

    it('ends a reading that is called off', async () => {
      const stop = new AbortController();
      const request = { archive, passphrase, signal: stop.signal };
      const reading = archiver.content(request, () => {
        stop.abort();
        return new Promise((resolve) => setTimeout(resolve, 20));
      });
      await expect(reading).rejects.toThrow('SIGKILL');
    });

    it('reads no longer list than it is asked for', async () => {
      const files = Array.from({ length: 30 }, (_, number) => `entry-${number}.csv`);
      for (const file of files) writeFileSync(join(folder, file), file);
      const many = join(dir, 'many.7z');
      await archiver.pack({ folder, files, archive: many, passphrase });
      expect(unwrap(await archiver.list({ archive: many, passphrase, most: 3 }))).toHaveLength(4);
      expect(unwrap(await archiver.list({ archive: many, passphrase, most: 30 }))).toHaveLength(30);
    });

    it('cuts an archive into volumes of the size of a medium, which open as one', async () => {
      writeFileSync(join(folder, 'large.csv'), randomBytes(200_000).toString('base64'));
      const target = join(dir, 'volumes.7z');
      const request = { folder, files: ['large.csv'], archive: target, passphrase };
      const volumes = await archiver.pack({ ...request, volumeBytes: 65_536 });
      expect(volumes.slice(0, 2)).toEqual([`${target}.001`, `${target}.002`]);
      expect(volumes.length).toBeGreaterThan(2);
      for (const volume of volumes) expect(sizeOf(volume)).toBeLessThanOrEqual(65_536);
      const first = { archive: volumes[0] ?? '', passphrase };
      expect((await contentOf(first)).bytes).toEqual(readFileSync(join(folder, 'large.csv')));
      rmSync(volumes[1] ?? '');
      expect((await contentOf(first)).outcome).toMatchObject({
        error: { code: 'ARCHIVE_DAMAGED' },
      });
      const small = { ...request, archive: join(dir, 'one.7z'), volumeBytes: 1_000_000 };
      expect(await archiver.pack(small)).toEqual([join(dir, 'one.7z')]);
    });

    it('stops reading when the reader has had enough', async () => {
      const enough = new Error('enough');
      const reading = archiver.content({ archive, passphrase }, () => Promise.reject(enough));
      await expect(reading).rejects.toBe(enough);
    });

    it('leaves nothing of a packing that is called off', async () => {
      const target = join(dir, 'called-off.7z');
      const signal = AbortSignal.abort();
      const packing = archiver.pack({
        folder,
        files: ['a.csv'],
        archive: target,
        passphrase,
        signal,
      });
      await expect(packing).rejects.toThrow('SIGKILL');
      expect(readdirSync(dir).filter((file) => file.startsWith('called'))).toEqual([]);
    });

    it('tells progress in percent and names its program', async () => {
      expect(percents.every((percent) => percent >= 0 && percent <= 100)).toBe(true);
      expect(percents.length).toBeGreaterThan(0);
      expect(await archiver.version()).toMatch(/\d+\.\d+/);
    });

    it('refuses a wrong passphrase, before extracting too', async () => {
      const wrong = { archive, passphrase: 'wrong' };
      const error = { code: 'ARCHIVE_PASSPHRASE_WRONG' };
      expect(await archiver.list({ ...wrong, most })).toMatchObject({ ok: false, error });
      expect((await contentOf(wrong)).outcome).toMatchObject({ error });
    });

    it.each([
      [
        'cut short',
        (path: string, size: number) => {
          truncateSync(path, size - 40);
        },
      ],
      [
        'changed in its body',
        (path: string) => {
          overwrite(path, 100);
        },
      ],
      [
        'changed in its header',
        (path: string) => {
          overwrite(path, 20);
        },
      ],
    ])('refuses an archive that is %s', async (_how, damage) => {
      const damaged = join(dir, 'damaged.7z');
      writeFileSync(damaged, readFileSync(archive));
      damage(damaged, sizeOf(damaged));
      const { outcome } = await contentOf({ archive: damaged, passphrase });
      expect(outcome).toMatchObject({ ok: false, error: { code: 'ARCHIVE_DAMAGED' } });
    });

    it('leaves no archive behind when a file to be packed is not there', async () => {
      const target = join(dir, 'never.7z');
      const files = ['a.csv', 'missing.csv'];
      await expect(archiver.pack({ folder, files, archive: target, passphrase })).rejects.toThrow();
      expect(readdirSync(dir).filter((file) => file.startsWith('never'))).toEqual([]);
      expect(existsSync(archive)).toBe(true);
    });
  });
}

function overwrite(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}
