import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what systems give unasked to outgoing connections and to `listen(0)` (Linux from 32768, others from
 * 49152), so that a port stays free until its program listens, also while that is started again.
 */
const FIRST = 20_000;
const LAST = 32_767;

const given = new Set<number>();

/** A TCP port of this machine nobody listens on at the moment; in one process never the same twice. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST + 1);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}
