import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPermission } from '../../src/features/identity/domain/permissions.js';
import type { GatewayProcess } from '../../src/main/demo/gateway-process.js';
import { startBuiltGateway } from './support/built-gateway.js';

const FILE = 'contracts/openapi.json';

interface Operation {
  readonly operationId: string;
  readonly tags: string[];
  readonly security?: object[];
  readonly description: string;
  readonly 'x-permission': string;
}

interface ApiDocument {
  readonly openapi: string;
  readonly tags: { name: string; description: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
}

let home: string;
let gateway: GatewayProcess;
let text: string;
let document: ApiDocument;
let operations: [string, Operation][];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'yuzu-built-gateway-'));
  gateway = await startBuiltGateway(home);
  await gateway.ready();
  const given: unknown = await (await fetch(`${gateway.url}/api/openapi.json`)).json();
  text = `${JSON.stringify(given, null, 2)}\n`;
  document = given as ApiDocument;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]): [string, Operation] => [`${method} ${path}`, one]),
  );
  if (process.env.YUZU_WRITE_DOCS === '1') writeFileSync(FILE, text);
});
afterAll(async () => {
  await gateway.stop();
  await rm(home, { recursive: true, force: true });
});

describe('the OpenAPI document', () => {
  it('is the one in contracts/openapi.json (YUZU_WRITE_DOCS=1 writes it anew)', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(text));
  });

  it('names for every operation the permission it asks for, and asks a token where there is one', () => {
    for (const [name, { security, description, ...operation }] of operations) {
      const permission = operation['x-permission'];
      const open = permission === 'public';
      expect([name, open || isPermission(permission)]).toEqual([name, true]);
      expect([name, security]).toEqual([name, open ? undefined : [{ bearer: [] }]]);
      if (!open) expect(description).toContain(permission);
    }
  });

  it('puts every operation under one tag that a Japanese sentence explains', () => {
    const explained = document.tags.map(({ name }) => name);
    for (const { description } of document.tags)
      expect(description).toMatch(/^[ぁ-んァ-ヶ一-龠].*。$/u);
    for (const [name, { tags }] of operations)
      expect([name, tags.length, explained.includes(tags[0] ?? '')]).toEqual([name, 1, true]);
    const used = new Set(operations.map(([, { tags }]) => tags[0]));
    expect(explained.filter((tag) => !used.has(tag))).toEqual([]);
  });

  it('describes bodies by their rules, which only the build can do', () => {
    expect(text).toContain('"$ref": "#/components/schemas/NewPersonDto"');
    expect(text).toContain('At least 13 characters');
  });

  it('says of every number that it is whole: amounts are yen, rates are texts', () => {
    expect(text).toContain('"type": "integer"');
    expect(text).not.toContain('"type": "number"');
  });

  it('gives every operation an id of its own', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the page of the API', () => {
  it('is where the bare address of a gateway leads', async () => {
    const answer = await fetch(`${gateway.url}/`);
    expect(answer.url).toBe(`${gateway.url}/api/docs`);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it('loads nothing from other machines', async () => {
    const page = await (await fetch(`${gateway.url}/api/docs`)).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(loaded.filter((address) => /\.(js|css)$/.test(address)).length).toBeGreaterThan(2);
    for (const address of loaded) {
      expect(address).not.toMatch(/^(https?:)?\/\//);
      if (address.startsWith('#')) continue;
      const answer = await fetch(new URL(address, `${gateway.url}/api/docs`));
      expect([address, answer.status]).toEqual([address, 200]);
    }
  });
});
