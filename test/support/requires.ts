import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { describe } from '@jest/globals';

const found = (command: string) =>
  spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;

/**
 * `describe` where every named command exists; otherwise the suite is left out and named in the
 * runner's closing lines. With YUZU_REQUIRE_ALL=1 (CI) a missing part fails instead.
 */
export const requires = (...commands: string[]): typeof describe | typeof describe.skip =>
  unlessMissing(commands.filter((command) => !found(command)));

/** As `requires`, for a part that is no command: its name, and whether it is there. */
export const requiresPart = (
  name: string,
  given: boolean,
): typeof describe | typeof describe.skip => unlessMissing(given ? [] : [name]);

function unlessMissing(missing: readonly string[]): typeof describe | typeof describe.skip {
  if (missing.length === 0) return describe;
  if (process.env.YUZU_REQUIRE_ALL === '1')
    throw new Error(`Not installed, but required here: ${missing.join(', ')}`);
  const list = process.env.YUZU_LEFT_OUT_FILE;
  if (list) appendFileSync(list, missing.map((command) => `${command}\n`).join(''));
  return describe.skip;
}
