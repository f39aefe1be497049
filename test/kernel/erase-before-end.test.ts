import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eraseNow } from '../../src/kernel/erase-before-end.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuzu-erase-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Some rounds in a hundred meet the moment between the listing and the end of the folder. */
const ROUNDS = 3000;
const LONGEST_WAIT_MS = 0.15;

const make = (path: string): Promise<void> =>
  open(path, 'w').then(
    (file) => file.close(),
    () => undefined,
  );

it('a folder is erased while files are being made in it', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const data = join(folder, 'out', 'data');
    mkdirSync(data, { recursive: true });
    const under = ['a', 'b', 'c', 'd'].map((name) => make(join(data, name)));
    const until = performance.now() + (round / ROUNDS) * LONGEST_WAIT_MS;
    while (performance.now() < until);
    eraseNow(join(folder, 'out'));
    await Promise.all(under);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  }
});

it('a folder that is not there is nothing to erase', () => {
  expect(() => {
    eraseNow(join(folder, 'never'));
  }).not.toThrow();
});
