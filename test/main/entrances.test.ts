import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, RunningGateway } from './support/running-gateway.js';

/** Planted in what is refused; no error answer may show it. */
const NAME = 'ミヤケ　キヨミ';
const STOP_REQUEST = {
  institutionCode: '1310000001',
  patientId: '0000001',
  receivedOn: '2026-11-01',
  via: 'person',
};

interface Route {
  readonly method: string;
  readonly path: string;
}

let gateway: RunningGateway;
let routes: Route[];
let auditor: string;
let administrator: string;
let desk: string;

interface Layer {
  readonly route?: { path: string; methods: Record<string, boolean> };
}

/** Every route the server answers, from the router itself: also one no document tells of. */
function routesOf({ app }: RunningGateway): Route[] {
  const express = app.getHttpAdapter().getInstance() as unknown as { router: { stack: Layer[] } };
  return express.router.stack.flatMap(({ route }) =>
    Object.keys(route?.methods ?? {}).map((method) => ({
      method: method.toUpperCase(),
      path: String(route?.path),
    })),
  );
}

/** The route with something for each variable of its path. */
const address = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name) =>
    name === 'id' ? '00000000-0000-4000-8000-000000000000' : name === 'version' ? '1' : 'MINATO',
  );

const OPEN = [
  /^GET \/$/,
  /^GET \/api\/docs($|\/)/,
  /^GET \/api\/openapi\.json$/,
  /^GET \/api\/health$/,
  /^POST \/api\/sessions$/,
];
const isOpen = ({ method, path }: Route) => OPEN.some((open) => open.test(`${method} ${path}`));

beforeAll(async () => {
  gateway = await RunningGateway.start();
  routes = routesOf(gateway);
  administrator = await gateway.administrator();
  auditor = await gateway.person('auditor');
  desk = await gateway.person('opt-out-desk');
});
afterAll(() => gateway.stop());

const guarded = () => routes.filter((route) => !isOpen(route));

describe('a route of the gateway', () => {
  it('answers nobody without a session, except login, health and the description of the API', async () => {
    expect(guarded().length).toBeGreaterThan(50);
    for (const { method, path } of guarded()) {
      const { status, code } = await gateway.ask(method, address(path));
      expect([method, path, status, code]).toEqual([method, path, 401, 'NOT_LOGGED_IN']);
    }
  });

  it('answers nobody with a session that does not exist', async () => {
    const { status } = await gateway.ask('GET', '/api/me', { token: 'never-given' });
    expect(status).toBe(401);
  });

  it('lets the auditor change nothing but the own session', async () => {
    // A search takes its question in the body, so that no log of addresses shows a person.
    const harmless = ['DELETE /api/sessions/current', 'POST /api/provision-records/search'];
    const changing = guarded()
      .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
      .filter(({ method, path }) => !harmless.includes(`${method} ${path}`));
    expect(changing.length).toBeGreaterThan(25);
    for (const { method, path } of changing) {
      const asked = { token: auditor, body: {} };
      const { status, code } = await gateway.ask(method, address(path), asked);
      expect([method, path, status, code]).toEqual([method, path, 403, 'PERMISSION_MISSING']);
    }
  });

  it('hides the persons and cases of others from the administrator', async () => {
    for (const path of ['/api/opt-outs/version', '/api/cases', '/api/provision-log/checkpoint']) {
      const { status } = await gateway.ask('GET', path, { token: administrator });
      expect([path, status]).toEqual([path, 403]);
    }
  });
});

describe('a body that is not as described', () => {
  const refused = (body: unknown, type?: string) =>
    gateway.ask('POST', '/api/opt-outs', { token: desk, body, ...(type ? { type } : {}) });
  const expectSilent = ({ status, text }: Answer) => {
    expect(status).toBeGreaterThanOrEqual(400);
    for (const part of NAME.split('　')) expect(text).not.toContain(part);
  };

  it('is refused for a field nobody asked for, which is named without its value', async () => {
    const answer = await refused({ ...STOP_REQUEST, patientName: NAME });
    expect([answer.status, answer.code]).toEqual([400, 'REQUEST_INVALID']);
    expect(answer.text).toContain('patientName');
    expectSilent(answer);
  });

  it('is refused without repeating what a field holds', async () => {
    for (const wrong of [
      { birthDate: NAME },
      { institutionCode: NAME },
      { sex: NAME },
      { nameKana: NAME.repeat(100) },
      { nameKana: [NAME] },
      { via: { name: NAME } },
    ]) {
      const answer = await refused({ ...STOP_REQUEST, ...wrong });
      expect([answer.status, answer.code]).toEqual([400, 'REQUEST_INVALID']);
      expectSilent(answer);
    }
  });

  it('is refused without repeating it when it names too little of a person', async () => {
    const answer = await refused({ nameKana: NAME, receivedOn: '2026-11-01', via: 'person' });
    expect(answer.status).toBeLessThan(500);
    expectSilent(answer);
  });

  it('is refused without repeating it when it is no JSON at all', async () => {
    expectSilent(await refused(NAME));
    expectSilent(await refused(`{"nameKana":"${NAME}"`));
    expectSilent(await refused(`{"nameKana":"${NAME}"}`, 'text/plain'));
  });

  it('is refused without repeating an address that leads nowhere', async () => {
    const path = `/api/opt-out?nameKana=${encodeURIComponent(NAME)}`;
    const { status, text } = await gateway.ask('GET', path, { token: desk });
    expect(status).toBe(404);
    expect(decodeURIComponent(text)).not.toContain(NAME);
  });

  it('changes nothing', async () => {
    expect(await version()).toBe(0);
  });
});

async function version(): Promise<number> {
  const { text } = await gateway.ask('GET', '/api/opt-outs/version', { token: desk });
  return (JSON.parse(text) as { version: number }).version;
}

/** The same answer, whatever the order of its fields. */
function expectSame(again: Answer, first: Answer): void {
  expect(again.status).toBe(first.status);
  expect(JSON.parse(again.text)).toEqual(JSON.parse(first.text));
}

describe('a command sent again with its Idempotency-Key', () => {
  const register = (key: string, body: object) =>
    gateway.ask('POST', '/api/opt-outs', { token: desk, key, body });

  it('gives the first outcome and registers a stop request once', async () => {
    const before = await version();
    const first = await register('stop-1', STOP_REQUEST);
    expect(first.status).toBe(201);
    expectSame(await register('stop-1', STOP_REQUEST), first);
    expect(await version()).toBe(before + 1);
  });

  it('is refused when it asks for something else under the same key', async () => {
    const before = await version();
    await register('stop-2', { ...STOP_REQUEST, patientId: '0000002' });
    const answer = await register('stop-2', { ...STOP_REQUEST, patientId: '7654321' });
    expect([answer.status, answer.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(answer.text).not.toContain('7654321');
    expect(await version()).toBe(before + 1);
  });

  it('registers twice under two keys', async () => {
    const before = await version();
    await register('stop-3', { ...STOP_REQUEST, patientId: '0000003' });
    await register('stop-4', { ...STOP_REQUEST, patientId: '0000004' });
    expect(await version()).toBe(before + 2);
  });

  it('makes one person, whose password stands in no answer', async () => {
    const body = { login: 'hayashi', name: '林', password: 'thirteen letters', roles: ['staff'] };
    const asked = { token: administrator, key: 'person-1', body };
    const first = await gateway.ask('POST', '/api/persons', asked);
    expect(first.status).toBe(201);
    expectSame(await gateway.ask('POST', '/api/persons', asked), first);
    const list = await gateway.ask('GET', '/api/persons', { token: administrator });
    expect(list.text.split('"hayashi"')).toHaveLength(2);
    expect(first.text + list.text).not.toContain(body.password);
  });

  it('belongs to the person who sent it: the same key of another person is another command', async () => {
    const body = { login: 'mori', name: '森', password: 'thirteen letters', roles: ['staff'] };
    const asked = { token: administrator, key: 'stop-1', body };
    expect((await gateway.ask('POST', '/api/persons', asked)).status).toBe(201);
  });
});
