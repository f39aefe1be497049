import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './ready.mjs';
import { run } from './run.mjs';

/** What jest needs to load ES modules, without a warning on every worker. */
const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

function leftOut(file) {
  try {
    return [...new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean))].sort();
  } catch {
    return [];
  }
}

/** Runs the tests and names, last, the programs whose absence left some out. */
export async function runJest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'yuzu-left-out-'));
  const file = join(folder, 'names');
  const env = {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${NODE_OPTIONS}`.trim(),
    YUZU_LEFT_OUT_FILE: file,
  };
  try {
    const { code } = await run(
      process.execPath,
      [join(ROOT, 'node_modules/jest/bin/jest.js'), '--rootDir', ROOT, ...args],
      { env },
    );
    const names = leftOut(file).join(', ');
    if (names !== '')
      console.error(
        `この機械にないため試していないもの: ${names}\nNot tested here, because not installed: ${names}`,
      );
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
