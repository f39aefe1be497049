import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const run = process.argv[2];
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

process.on('SIGINT', () => undefined);
process.stdin.resume();
await once(process.stdin, 'close');

const data = join(run, 'database');
// The launcher lays the cluster elsewhere when root's server cannot pass the way to it.
const folder = read(join(data, 'location')).trim() || data;
const pid = Number(read(join(folder, 'pgdata', 'postmaster.pid')).split('\n')[0]);
if (pid > 0) {
  try {
    // Nothing in it is kept: an immediate shutdown will do.
    process.kill(pid, 'SIGQUIT');
    for (let tries = 0; tries < 500; tries++) {
      process.kill(pid, 0);
      await sleep(20);
    }
  } catch {
    // It is gone.
  }
}
for (const place of [folder, run]) rmSync(place, { recursive: true, force: true });
