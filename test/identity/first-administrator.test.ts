import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FirstAdministrator } from '../../src/features/identity/application/first-administrator.use-case.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { replaceFile } from '../../src/platform/files/replace-file.js';
import { Office } from './support/office.js';

let office: Office;
let dir: string;
beforeEach(async () => {
  office = await Office.open();
  dir = mkdtempSync(join(tmpdir(), 'yuzu-first-'));
});
afterEach(async () => {
  await office.close();
  rmSync(dir, { recursive: true });
});

const file = () => join(dir, 'first-administrator.json');
const hand = (administrator: FirstAdministrator) =>
  replaceFile(file(), JSON.stringify(administrator));
const handed = () => JSON.parse(readFileSync(file(), 'utf8')) as FirstAdministrator;
const rolesAfterLogin = async () => {
  const { login, password } = handed();
  return unwrap(await office.sessions.open(login, password, 1)).person.roles;
};

describe('the first administrator', () => {
  it('logs in with the file that only the machine’s owner can read', async () => {
    await office.first.execute(hand);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await rolesAfterLogin()).toEqual(['administrator']);
  });

  it('is made once: a later start neither writes the file nor makes an account', async () => {
    await office.first.execute(hand);
    const first = handed();
    rmSync(file());
    await office.first.execute(hand);
    expect(() => handed()).toThrow('ENOENT');
    expect(await office.create.list()).toHaveLength(1);
    expect((await office.sessions.open(first.login, first.password, 1)).ok).toBe(true);
  });

  it('gets an account that the file opens even when a start was killed between file and account', async () => {
    const killed = office.first.execute(async (administrator) => {
      await hand(administrator);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await office.create.list()).toHaveLength(0);
    await office.first.execute(hand);
    expect(await rolesAfterLogin()).toEqual(['administrator']);
    expect(await office.create.list()).toHaveLength(1);
  });
});
