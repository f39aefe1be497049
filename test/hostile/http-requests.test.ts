import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES } from '../../src/kernel/actor.js';
import { type Answer, type Asked, RunningGateway } from '../main/support/running-gateway.js';

const PASSWORD = 'correct horse battery staple';
const MB = 1024 * 1024;

let gateway: RunningGateway;
let url: string;
/** Of one person for each role, staff first. */
let tokens: string[];
let token: string;

beforeAll(async () => {
  gateway = await RunningGateway.start();
  url = await gateway.app.getUrl();
  tokens = [];
  for (const role of ROLES) tokens.push(await gateway.person(role));
  [token = ''] = tokens;
});
afterAll(() => gateway.stop());

/** Asked by whoever may: nothing hostile must stop at a missing permission. */
async function ask(method: string, path: string, asked: Asked): Promise<Answer> {
  for (const one of tokens) {
    const answer = await gateway.ask(method, path, { ...asked, token: one });
    if (answer.code !== 'PERMISSION_MISSING') return answer;
  }
  throw new Error(`Nobody may ${method} ${path}`);
}

const post = (path: string, body: unknown, more: { type?: string; key?: string } = {}) =>
  ask('POST', path, { body, ...more });
const get = (path: string) => ask('GET', path, {});
const said = ({ status, code }: Answer) => [status, code];

const INVALID = [400, 'REQUEST_INVALID'];

/** Sends the head of a request and only then, if at all, the body; gives the status answered. */
function begin(path: string, headers: Record<string, string | number>, body?: Buffer) {
  return new Promise<number>((resolve, reject) => {
    const asked = httpRequest(url + path, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode ?? 0);
      asked.destroy();
    });
    asked.on('error', reject);
    asked.flushHeaders();
    if (body) asked.end(body);
  });
}

describe('a body', () => {
  const announced = { 'content-type': 'application/json', 'content-length': 250 * MB };

  it('of somebody without a session is not read at all', async () => {
    for (const path of ['/api/cases', '/api/bundles/import'])
      expect([path, await begin(path, announced)]).toEqual([path, 401]);
    const text = { ...announced, 'content-type': 'text/plain' };
    expect(await begin('/api/bundles/import', text)).toBe(401);
  });

  it('larger than its route takes is refused before it has come', async () => {
    const authorization = `Bearer ${token}`;
    expect(await begin('/api/cases', { ...announced, authorization })).toBe(413);
    expect(await begin('/api/sessions', announced)).toBe(413);
    const text = { ...announced, 'content-type': 'text/plain', 'content-length': 300 * MB };
    expect(await begin('/api/bundles/import', { ...text, authorization })).toBe(413);
  });

  it('larger than its route takes is refused also where it does not say how large it is', async () => {
    const body = JSON.stringify({ note: 'x'.repeat(2 * MB) });
    expect(said(await post('/api/cases', body))).toEqual([413, 'BODY_TOO_LARGE']);
    const headers = {
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
      authorization: `Bearer ${token}`,
    };
    expect(await begin('/api/cases', headers, Buffer.from(body))).toBe(413);
  });

  it('of a bundle may be large', async () => {
    const answer = await post('/api/bundles/import', 'x'.repeat(2 * MB), { type: 'text/plain' });
    expect(answer.status).toBe(422);
  });

  it('that is no JSON object in UTF-8 as it stands is refused', async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const shiftJis = Buffer.from([0x7b, 0x22, 0x8e, 0x52, 0x22, 0x3a, 0x31, 0x7d]);
    expect(await begin('/api/cases', headers, shiftJis)).toBe(400);
    const zipped = { ...headers, 'content-encoding': 'gzip' };
    expect(await begin('/api/cases', zipped, gzipSync('{}'))).toBe(400);
    const utf16 = { ...headers, 'content-type': 'application/json; charset=utf-16' };
    expect(await begin('/api/cases', utf16, Buffer.from('{}', 'utf16le'))).toBe(400);
    for (const wrong of ['{', 'null', '1', '"x"', '[]', '[{}]', '{"a":1,}'])
      expect(said(await post('/api/cases', wrong))).toEqual(INVALID);
  });

  it('nested without end is refused, with an idempotency key and without', async () => {
    const depth = 200_000;
    const nested = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const list = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    for (const body of [list, nested]) {
      expect((await post('/api/cases', body)).status).toBeLessThan(500);
      expect((await post('/api/cases', body, { key: 'k' })).status).toBeLessThan(500);
    }
    const flat = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`;
    expect(said(await post('/api/cases', flat, { key: 'deep' }))).toEqual(INVALID);
  });

  it('with thousands of wrong fields gets a short answer', async () => {
    const wrong = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`${'x'.repeat(100)}${i}`, i]),
    );
    for (const body of [wrong, { dataUser: wrong }, { ['x'.repeat(900_000)]: 1 }]) {
      const answer = await post('/api/cases', body);
      expect(said(answer)).toEqual(INVALID);
      expect(answer.text.length).toBeLessThan(20_000);
    }
  });
});

describe('a text that cannot be stored', () => {
  it.each(['\0', 'a\0b', '\ud800', '\udfff\ud83d', 'ok \ud83d'])(
    'is refused wherever it stands: %j',
    async (text) => {
      for (const body of [
        { login: 'staff', password: text },
        { login: 'staff', password: PASSWORD, [text]: 1 },
        { login: 'staff', password: [{ deep: text }] },
      ])
        expect(said(await gateway.ask('POST', '/api/sessions', { body }))).toEqual(INVALID);
    },
  );

  it('is refused in the path and the query too', async () => {
    for (const path of ['/api/definitions/%00/1', '/api/operators/A%00/certification'])
      expect([path, ...said(await get(path))]).toEqual([path, ...INVALID]);
    expect(said(await post('/api/bundles/%00/export', {}))).toEqual(INVALID);
    const query = 'institutionCode=%00&patientId=1';
    expect(said(await get(`/api/provision-records?${query}`))).toEqual(INVALID);
    expect((await get('/api/definitions/%ED%A0%80/1')).status).toBe(400);
  });

  it('is no whole emoji or rare kanji', async () => {
    const body = { login: '𠮷野家😀', password: PASSWORD };
    expect((await gateway.ask('POST', '/api/sessions', { body })).status).toBe(401);
  });
});

describe('a number or id of a path', () => {
  it('is refused where the database could not hold it', async () => {
    for (const version of ['99999999999999', '0', '-1', '1.5', '2147483648', 'x', 'NaN']) {
      const path = `/api/definitions/jp-operators%2Fcommon/${version}`;
      expect([path, (await get(path)).status]).toEqual([path, 400]);
    }
    for (const before of ['1.5', '1'.repeat(23), '-1', '0', 'x', '1&before=2'])
      expect([before, (await get(`/api/audit-trail?before=${before}`)).status]).toEqual([
        before,
        400,
      ]);
    expect((await get('/api/audit-trail?before=999999999999999999')).status).toBe(200);
  });

  it('is refused where it is no id of ours', async () => {
    for (const path of ['/api/cases/x/deliveries', '/api/packages/x/reconciliation'])
      expect([path, (await post(path, {})).status]).toEqual([path, 400]);
    const records = await post('/api/packages/x/handover-records', 'x', { type: 'text/plain' });
    expect(records.status).toBe(400);
  });
});

describe('a date', () => {
  const stop = { institutionCode: '1310000001', patientId: '1', via: 'person' };

  it.each([
    '2026-13-45',
    '2026-02-29',
    '1899-12-31',
    '2200-01-01',
    '2026-1-1',
    '',
    '2026-11-01T00',
  ])('that is no day of the calendar is refused: %j', async (receivedOn) => {
    expect(said(await post('/api/opt-outs', { ...stop, receivedOn }))).toEqual(INVALID);
  });

  it('on which a stop request came does not lie in the future', async () => {
    const answer = await post('/api/opt-outs', { ...stop, receivedOn: '2199-12-31' });
    expect(said(answer)).toEqual([422, 'OPT_OUT_RECEIVED_IN_FUTURE']);
  });
});

interface Layer {
  readonly route?: { path: string; methods: Record<string, boolean> };
}

function routes(): [string, string][] {
  const { router } = gateway.app.getHttpAdapter().getInstance() as unknown as {
    router: { stack: Layer[] };
  };
  return router.stack.flatMap(({ route }) =>
    Object.keys(route?.methods ?? {}).map((method): [string, string] => [
      method.toUpperCase(),
      String(route?.path),
    ]),
  );
}

describe('no route', () => {
  const hostile = fc.oneof(
    fc.constantFrom('%00', "'", '..%2F..', '%F0%9F%98%80', 'x'.repeat(2000), '-1', 'NaN', '%25'),
    fc.constant('00000000-0000-4000-8000-000000000000'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map(encodeURIComponent),
    fc
      .uint8Array({ minLength: 1, maxLength: 6 })
      .map((bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
  );

  it('fails at what nobody meant to be asked', async () => {
    const asked = routes().filter(
      ([method, path]) => path.startsWith('/api/') && method !== 'DELETE',
    );
    expect(asked.length).toBeGreaterThan(60);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...asked),
        hostile,
        fc.object({ maxDepth: 3 }),
        async ([method, path], variable, body) => {
          const address = path.replace(/:\w+/g, () => variable);
          const { status } = await ask(method, address, method === 'GET' ? {} : { body });
          expect([method, address, status < 500]).toEqual([method, address, true]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('fails at a body of the right fields with wrong values', async () => {
    const posts = routes().filter(
      ([method, path]) => method === 'POST' && path.startsWith('/api/'),
    );
    for (const [, path] of posts)
      for (const body of [{}, [], [{}], { __proto__: null, constructor: 1 }, { toString: 1 }]) {
        const address = path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
        const { status } = await post(address, body);
        expect([address, status < 500]).toEqual([address, true]);
      }
  });
});
