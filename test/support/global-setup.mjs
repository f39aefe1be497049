import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Gives the run a folder for its one database server, which the first test that needs it starts.
 * The caretaker process ends the server and removes the folder however this run ends: its standard
 * input closes with us, also on Ctrl-C and kill -9.
 */
export default function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'yuzu-test-run-'));
  // Root's server runs as another account.
  chmodSync(folder, 0o711);
  process.env.YUZU_TEST_RUN = folder;
  // Temporary folders of the tests, and of the programs they start, go with the run.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  chmodSync(temporary, 0o1777);
  process.env.TMPDIR = temporary;
  const caretaker = spawn(
    process.execPath,
    [fileURLToPath(new URL('global-caretaker.mjs', import.meta.url)), folder],
    { detached: true, stdio: ['pipe', 'ignore', 'inherit'] },
  );
  caretaker.unref();
  caretaker.stdin.unref();
  globalThis.yuzuCaretaker = caretaker;
}
