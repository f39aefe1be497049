import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../../src/platform/network/free-port.js';

/** Where Linux begins to give ports to whoever asks for any. */
const GIVEN_UNASKED = 32_768;

describe('a free port', () => {
  it('can be listened on, is given once, and is none a system gives unasked', async () => {
    const ports = await Promise.all(Array.from({ length: 200 }, freePort));
    const servers = ports.map((port) => createServer().listen(port, '127.0.0.1'));
    await Promise.all(servers.map((server) => once(server, 'listening')));
    await Promise.all(servers.map((server) => once(server.close(), 'close')));
    expect(new Set(ports).size).toBe(200);
    expect(Math.max(...ports)).toBeLessThan(GIVEN_UNASKED);
  });
});
