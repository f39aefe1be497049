import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/kernel/actor.js';
import { newId } from '../../src/kernel/ids.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { Office } from './support/office.js';

const PASSWORD = 'a long enough password';
const HOUR = 3_600_000;

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const hire = async (login: string, roles: readonly Role[] = ['staff']) =>
  unwrap(
    await office.create.execute(
      { kind: 'gateway' },
      { login, name: login, password: PASSWORD, roles },
    ),
  );

const login = async (name: string, hours = 8) =>
  unwrap(await office.sessions.open(name, PASSWORD, hours));

describe('a login', () => {
  it('opens a session that stands for the person and the person’s roles', async () => {
    const { id } = await hire('hanako', ['staff', 'secretary']);
    const { token, person } = await login('hanako');
    const roles = ['staff', 'secretary'];
    expect(person).toEqual({ id, name: 'hanako', roles });
    expect(await office.sessions.personOf(token)).toEqual({
      kind: 'person',
      id,
      name: 'hanako',
      roles,
    });
  });

  it('is refused alike for a wrong password and an unknown login', async () => {
    await hire('jiro');
    const wrong = await office.sessions.open('jiro', `${PASSWORD}!`, 8);
    const unknown = await office.sessions.open('nobody', PASSWORD, 8);
    expect(wrong).toMatchObject({ ok: false, error: { code: 'LOGIN_REFUSED' }, facts: {} });
    expect(unknown).toEqual(wrong);
  });

  it('leaves neither password nor token in the database', async () => {
    await hire('saburo');
    const { token } = await login('saburo');
    for (const table of ['person', 'session', 'audit_entry']) {
      const rows = JSON.stringify(await office.dataSource.query(`SELECT * FROM ${table}`));
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(PASSWORD);
    }
  });
});

describe('a session', () => {
  it('ends at its hour, not before', async () => {
    await hire('shiro');
    const { token, endsAt } = await login('shiro', 8);
    expect(Date.parse(endsAt)).toBe(office.clock.at + 8 * HOUR);
    office.clock.at += 8 * HOUR - 1;
    expect(await office.sessions.personOf(token)).toMatchObject({ name: 'shiro' });
    office.clock.at += 1;
    expect(await office.sessions.personOf(token)).toBeUndefined();
  });

  it('ends by logging out, and the person’s other sessions go on', async () => {
    await hire('goro');
    const [here, there] = [await login('goro'), await login('goro')];
    unwrap(await office.sessions.end(here.token));
    expect(await office.sessions.personOf(here.token)).toBeUndefined();
    expect(await office.sessions.personOf(there.token)).toMatchObject({ name: 'goro' });
  });

  it('is nobody’s without a token or with a made-up one', async () => {
    for (const token of ['', 'x', "' OR '1'='1", '%'])
      expect(await office.sessions.personOf(token)).toBeUndefined();
  });
});

describe('a person', () => {
  it('is created once per login name, and with the hire in the audit trail', async () => {
    const { id } = await hire('rokuro', ['approver']);
    const twice = await office.create.execute(
      { kind: 'gateway' },
      { login: 'rokuro', name: '別人', password: PASSWORD, roles: ['staff'] },
    );
    expect(twice).toMatchObject({ ok: false, error: { code: 'LOGIN_TAKEN' } });
    const lines: unknown = await office.dataSource.query(
      'SELECT actor, action, reason FROM audit_entry WHERE subject_id = $1',
      [id],
    );
    expect(lines).toEqual([{ actor: 'gateway', action: 'person.create', reason: 'approver' }]);
  });

  it('is not created with roles that must stay apart', async () => {
    const both = {
      login: 'both',
      name: '兼務',
      password: PASSWORD,
      roles: ['staff', 'approver'] as const,
    };
    const outcome = await office.create.execute({ kind: 'gateway' }, both);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'ROLES_CONFLICT' } });
    expect((await office.create.list()).map((person) => person.login)).not.toContain('both');
  });

  it('is found by other features by id, without the password’s hash', async () => {
    const { id } = await hire('nanako', ['media-custodian']);
    const find = (wanted: string) =>
      office.transactions.read((tx) => office.persons.find(tx, wanted));
    expect(await find(id)).toEqual({ id, name: 'nanako', roles: ['media-custodian'] });
    expect(await find(newId())).toBeUndefined();
  });
});
