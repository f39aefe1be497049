// Makes a fresh clone runnable, then runs: `node bin/bootstrap.mjs dist/src/main/api.js [arguments]`
// or `node bin/bootstrap.mjs --jest [arguments]`. Needs nothing but Node.js and npm.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fault, sentenceOf } from './lib/faults.mjs';
import { runJest } from './lib/jest.mjs';
import { requireNode } from './lib/node-version.mjs';
import { build, install, ROOT } from './lib/ready.mjs';

/** In this very process: signals and the exit code are the program's own. */
async function runScript(script, args) {
  const path = resolve(ROOT, script);
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path));
}

function fail(error) {
  const sentence = sentenceOf(error);
  if (error instanceof Fault) console.error(error.message);
  else console.error(...(sentence === undefined ? [error] : [`${error.message}\n${sentence}`]));
  process.exit(1);
}

requireNode();
process.once('uncaughtException', fail);
try {
  const [script, ...args] = process.argv.slice(2);
  await install();
  await build();
  if (script === '--jest') process.exitCode = await runJest(args);
  else await runScript(script, args);
} catch (error) {
  fail(error);
}
