import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const run = process.argv[2];
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

process.on('SIGINT', () => undefined);
process.stdin.resume();
await once(process.stdin, 'close');

/** As root, the launcher lays a cluster where its server can pass (system-place.ts), and notes whose it is. */
const PLACES = ['/var/lib/yuzu', '/var/tmp/yuzu'];
const elsewhere = PLACES.filter(existsSync)
  .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
  .filter((folder) => read(join(folder, 'belongs-to')).startsWith(`${realpathSync(run)}/`));

/** The number a killed server left may be another process's by now. */
const serves = (pid, folder) =>
  process.platform !== 'linux' || read(`/proc/${pid}/cmdline`).includes(folder);

/** Nothing in it is kept: an immediate shutdown will do. */
async function end(pid) {
  try {
    process.kill(pid, 'SIGQUIT');
    for (let tries = 0; tries < 500; tries++) {
      process.kill(pid, 0);
      await sleep(20);
    }
  } catch {
    // It is gone.
  }
}

for (const folder of [join(run, 'database'), ...elsewhere]) {
  const pid = Number(read(join(folder, 'pgdata', 'postmaster.pid')).split('\n')[0]);
  if (pid > 0 && serves(pid, folder)) await end(pid);
  rmSync(folder, { recursive: true, force: true });
}
rmSync(run, { recursive: true, force: true });
