import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import type { Archiver } from '../../src/features/transfer/application/ports/archiver.js';
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
    const emptyFolder = () => mkdtempSync(join(dir, 'out-'));

    it('lists and gives back what was packed', async () => {
      const entries = unwrap(await archiver.list({ archive, passphrase }));
      expect(entries).toEqual(
        expect.arrayContaining([
          { name: 'a.csv', bytes: 600_000, kind: 'file' },
          { name: 'b.csv', bytes: 0, kind: 'file' },
        ]),
      );
      expect(entries).toHaveLength(2);
      const into = emptyFolder();
      unwrap(await archiver.extract({ archive, passphrase, into }));
      expect(readdirSync(into).sort()).toEqual(['a.csv', 'b.csv']);
      expect(readFileSync(join(into, 'a.csv'))).toEqual(readFileSync(join(folder, 'a.csv')));
    });

    it('tells progress in percent and names its program', async () => {
      expect(percents.every((percent) => percent >= 0 && percent <= 100)).toBe(true);
      expect(percents.length).toBeGreaterThan(0);
      expect(await archiver.version()).toMatch(/\d+\.\d+/);
    });

    it('refuses a wrong passphrase, before extracting too', async () => {
      const wrong = { archive, passphrase: 'wrong' };
      const error = { code: 'ARCHIVE_PASSPHRASE_WRONG' };
      expect(await archiver.list(wrong)).toMatchObject({ ok: false, error });
      expect(await archiver.extract({ ...wrong, into: emptyFolder() })).toMatchObject({ error });
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
      const result = await archiver.extract({ archive: damaged, passphrase, into: emptyFolder() });
      expect(result).toMatchObject({ ok: false, error: { code: 'ARCHIVE_DAMAGED' } });
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
