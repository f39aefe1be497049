// Loaded by a child process before the command: sends it a signal as soon as the file lies in a folder it is building.
// From within: on a busy machine the work may be over before another process has seen the file.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';

const { YUZU_TEST_SIGNAL: signal, YUZU_TEST_PARENT: parent, YUZU_TEST_FILE: file } = process.env;

const looking = setInterval(() => {
  const building = readdirSync(parent).find((entry) => /\.part(?:-|ial$)/.test(entry));
  if (building === undefined || !existsSync(join(parent, building, file))) return;
  clearInterval(looking);
  process.kill(process.pid, signal);
}, 1);
looking.unref();
