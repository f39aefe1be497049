import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import fc from 'fast-check';
import { EXIT } from '../../src/kernel/exit-code.js';
import { RefusedError } from '../../src/kernel/outcome.js';
import type { CliContext } from '../../src/platform/cli/cli-context.js';
import { registerBundleCommands } from '../../src/protocol/cli/bundle.commands.js';
import { gatewayUrl } from '../../src/protocol/cli/gateway-url.js';

const TOKEN = 'the-token-of-a-login';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'yuzu-hostile-'));
  writeFileSync(join(dir, 'token'), `${TOKEN}\n`);
  writeFileSync(join(dir, 'bundle.json'), '{}');
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const context: CliContext = {
  language: 'en',
  text: (_, en) => en,
  print: () => undefined,
  progress: () => undefined,
  exitWith: () => undefined,
};

/** Code, exit code and facts of the refusal that `yuzu bundle import` ends with. */
async function refusal(gateway: string, file = 'bundle.json', token = 'token') {
  const program = new Command().exitOverride();
  registerBundleCommands(program, context);
  const connection = ['--gateway', gateway, '--token-file', join(dir, token)];
  try {
    await program.parseAsync(['node', 'yuzu', 'bundle', 'import', join(dir, file), ...connection]);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, exit } = error.refusal.error;
    return { code, exit, facts: error.refusal.facts };
  }
  throw new Error('not refused');
}

describe('a wrong argument of the bundle commands', () => {
  it.each([
    ['no.json', 'token', 'BUNDLE_FILE_UNREADABLE'],
    ['.', 'token', 'BUNDLE_FILE_UNREADABLE'],
    ['bundle.json', 'no.token', 'TOKEN_FILE_UNREADABLE'],
    ['bundle.json', '.', 'TOKEN_FILE_UNREADABLE'],
  ])('is refused as one, not shown as a fault: %s with %s', async (file, token, code) => {
    expect(await refusal('http://127.0.0.1:1', file, token)).toMatchObject({
      code,
      exit: EXIT.usage,
    });
  });

  it.each(['', 'gateway', 'ftp://127.0.0.1', 'file:///etc/passwd', 'http://'])(
    'is refused where the address is none: %s',
    async (url) => {
      expect(await refusal(url)).toMatchObject({ code: 'GATEWAY_URL_INVALID', exit: EXIT.usage });
    },
  );
});

describe('the token of a login', () => {
  it.each([
    'http://gateway.example',
    'http://192.0.2.1:4100',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'http://127.0.0.1@gateway.example',
    'http://[::2]',
    'http://0.0.0.0',
  ])('never leaves the machine in the clear: %s', async (url) => {
    const refused = await refusal(url);
    expect(refused).toMatchObject({ code: 'GATEWAY_URL_INSECURE', exit: EXIT.usage });
    expect(JSON.stringify(refused)).not.toContain(TOKEN);
  });

  it.each(['https://gateway.example', 'http://localhost:1', 'http://127.1', 'http://[::1]:4100'])(
    'may go to %s',
    (url) => {
      expect(gatewayUrl(url).ok).toBe(true);
    },
  );

  it('goes over plain HTTP to no other host, however the address is written', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http'], withQueryParameters: true }), (url) => {
        expect(gatewayUrl(url)).toMatchObject({ ok: false });
      }),
    );
  });

  it('follows no redirect', async () => {
    const seen: string[] = [];
    const thief = await serve((request, response) => {
      seen.push(request.headers.authorization ?? '');
      response.end('{}');
    });
    const redirecting = await serve((_, response) => {
      response.writeHead(307, { location: thief }).end();
    });
    expect(await refusal(redirecting)).toMatchObject({ code: 'GATEWAY_UNREACHABLE' });
    expect(seen).toEqual([]);
  });
});

describe('a gateway that cannot answer', () => {
  it('is told apart by the code GATEWAY_UNREACHABLE', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const { code, exit, facts } = await refusal(url);
    expect({ code, exit }).toEqual({ code: 'GATEWAY_UNREACHABLE', exit: EXIT.fault });
    expect(facts).toEqual({ url, reason: 'ECONNREFUSED' });
  });

  it.each(['<html>', '', 'null', '[]', '{"message":"proxy"}'])(
    'is one too when something else answers in its place: %s',
    async (body) => {
      const url = await serve((_, response) => response.writeHead(502).end(body));
      expect(await refusal(url)).toMatchObject({
        code: 'GATEWAY_UNREACHABLE',
        facts: { url, reason: 502 },
      });
    },
  );
});
