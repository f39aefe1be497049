import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IdentityController } from '../../src/features/identity/http/identity.controller.js';
import { LoginDto, NewPersonDto } from '../../src/features/identity/http/identity.dto.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { requestValidation } from '../../src/platform/http/validation.js';
import { Office } from './support/office.js';

const taken = (body: object, metatype: typeof LoginDto | typeof NewPersonDto) =>
  requestValidation().transform(body, { type: 'body', metatype });

const PERSON = { login: 'hanako', name: '山田 花子', password: 'x'.repeat(13), roles: ['staff'] };

describe('the entrance of persons', () => {
  it.each([
    { login: '../../etc' },
    { login: "a' OR 1=1--" },
    { name: 'a\u0000b' },
    { name: 'a\u001b[2Jb' },
    { password: 'x'.repeat(12) },
    { roles: [] },
    { roles: ['root'] },
    { roles: ['staff', 'staff'] },
    { roles: Array<string>(100_000).fill('staff') },
    { id: 'chosen' },
  ])('refuses %j before anything is asked of the database', async (change) => {
    await expect(taken({ ...PERSON, ...change }, NewPersonDto)).rejects.toThrow('REQUEST_INVALID');
  });

  it('refuses a login that no database could hold', async () => {
    await expect(taken({ login: 'a\u0000', password: 'x' }, LoginDto)).rejects.toThrow(
      'REQUEST_INVALID',
    );
    await expect(taken({ login: 'hanako', password: 'x' }, LoginDto)).resolves.toBeInstanceOf(
      LoginDto,
    );
  });
});

describe('logging out', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
    unwrap(
      await office.create.execute({ kind: 'gateway' }, { ...PERSON, roles: ['staff'] as const }),
    );
  });
  afterAll(() => office.close());

  it.each([
    (token: string) => ({ authorization: `Bearer ${token}` }),
    (token: string) => ({ cookie: `theme=dark; yuzu_session=${token}` }),
  ])('ends the session however its token was sent', async (headersOf) => {
    const { token } = unwrap(await office.sessions.open(PERSON.login, PERSON.password, 1));
    const controller = new IdentityController(office.sessions, office.create, {
      settings: {},
    } as never);
    await controller.logout({ headers: headersOf(token) });
    expect(await office.sessions.personOf(token)).toBeUndefined();
  });
});
