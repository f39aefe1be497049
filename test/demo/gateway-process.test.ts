import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GatewayProcess } from '../../src/main/demo/gateway-process.js';
import { startBuiltGateway } from '../main/support/built-gateway.js';

const API = fileURLToPath(new URL('../../dist/src/main/api.js', import.meta.url));

describe('the process of a gateway', () => {
  let home: string;
  let gateway: GatewayProcess | undefined;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'yuzu-gateway-process-'));
  });
  afterEach(async () => {
    await gateway?.stop();
    await rm(home, { recursive: true, force: true });
  });

  it('listens elsewhere where another program took its port, and stays there when killed', async () => {
    gateway = await startBuiltGateway(home);
    const taken = new URL(gateway.url);
    const other = createServer((socket) => socket.destroy());
    await once(other.listen(Number(taken.port), taken.hostname), 'listening');
    await gateway.ready();
    other.close();
    const { url, peerUrl, pid } = gateway;
    expect(url).not.toBe(taken.origin);

    process.kill(pid ?? 0, 'SIGKILL');
    while (gateway.pid === pid) await sleep(10);
    await gateway.ready();
    expect([gateway.url, gateway.peerUrl]).toEqual([url, peerUrl]);
  });

  it('works on where it is started twice by mistake', async () => {
    gateway = await startBuiltGateway(home);
    await gateway.ready();
    const administrator = await gateway.firstAdministrator();
    const start = [API, '--config', join(home, 'gateway.yaml')];
    const second: unknown = await promisify(execFile)(process.execPath, start).catch(
      (e: unknown) => e,
    );
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('api.port') });
    const login = await fetch(`${gateway.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(administrator),
    });
    expect(login.status).toBe(201);
  });

  it('that never starts says why, and leaves no database running', async () => {
    await writeFile(join(home, 'keys'), 'a file where the folder of keys should be');
    gateway = await startBuiltGateway(home);
    await expect(gateway.ready()).rejects.toThrow(/AOBA does not start.*\n(.*\n)*.*keys/);
    const elsewhere = await readFile(join(home, 'postgres', 'location'), 'utf8').catch(() => '');
    const database = elsewhere.trim() || join(home, 'postgres');
    expect(await readdir(join(database, 'pgdata'))).not.toContain('postmaster.pid');
  });
});
