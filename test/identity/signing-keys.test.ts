import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Permission } from '../../src/features/identity/domain/permissions.js';
import type { Person, Role } from '../../src/kernel/actor.js';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { Office } from './support/office.js';

const ADMINISTRATOR: Person = { kind: 'person', id: 'a', name: '管理者', roles: ['administrator'] };
const dir = mkdtempSync(join(tmpdir(), 'yuzu-signing-'));
let office: Office;
let operator: OpenPgpKeyring;
const keyOf = (name: string) => OpenPgpKeyring.create(join(dir, name), { code: 'AOBA', name });

beforeAll(async () => {
  office = await Office.open();
  operator = await keyOf('operator');
});
afterAll(async () => {
  await office.close();
  rmSync(dir, { recursive: true });
});

async function hired(login: string, role: Role): Promise<string> {
  const person = { login, name: login, password: 'x'.repeat(13), roles: [role] };
  return unwrap(await office.create.execute(ADMINISTRATOR, person)).id;
}

const register = (personId: string, key: OpenPgpKeyring, fingerprint = key.fingerprint()) =>
  office
    .registration(operator)
    .execute(ADMINISTRATOR, personId, { publicKey: key.publicKey(), fingerprint });

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);
const holders = async (permission: Permission) =>
  (await office.transactions.read((tx) => office.signingKeys.permitted(tx, permission))).map(
    ({ personId }) => personId,
  );

describe('a signing key', () => {
  it('counts for what its person may do, until it is retired', async () => {
    const [staff, approver] = [await hired('staff', 'staff'), await hired('chief', 'approver')];
    const key = await keyOf('staff');
    expect(codeOf(await register(staff, key))).toBe('ok');
    expect(codeOf(await register(approver, await keyOf('chief')))).toBe('ok');
    expect(await holders('package.record')).toEqual([staff]);
    expect(await holders('package.approve')).toEqual([approver]);
    unwrap(await office.registration(operator).retire(ADMINISTRATOR, staff));
    expect(await holders('package.record')).toEqual([]);
    const known = await office.transactions.read((tx) =>
      office.signingKeys.find(tx, key.fingerprint()),
    );
    expect(known).toMatchObject({
      personId: staff,
      retiredAt: expect.stringMatching(/^2026-/) as unknown,
    });
    expect(codeOf(await register(staff, await keyOf('staff-new')))).toBe('ok');
  });

  it('is refused where it is not the one on paper, the operator’s, another’s or a second one', async () => {
    const [one, two] = [await hired('one', 'staff'), await hired('two', 'staff')];
    const key = await keyOf('one');
    expect(codeOf(await register(one, key, '0'.repeat(40)))).toBe(
      'SIGNING_KEY_FINGERPRINT_DIFFERS',
    );
    expect(codeOf(await register(one, operator))).toBe('SIGNING_KEY_OF_OPERATOR');
    expect(codeOf(await register('00000000-0000-4000-8000-000000000000', key))).toBe(
      'PERSON_UNKNOWN',
    );
    expect(codeOf(await register(one, key))).toBe('ok');
    expect(codeOf(await register(two, key))).toBe('SIGNING_KEY_IN_USE');
    expect(codeOf(await register(one, await keyOf('one-more')))).toBe('SIGNING_KEY_IN_USE');
    expect(codeOf(await office.registration(operator).retire(ADMINISTRATOR, two))).toBe(
      'SIGNING_KEY_NONE',
    );
  });
});
