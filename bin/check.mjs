// Everything that can be said about the sources without running them. All parts run, also after one fails.
import { join } from 'node:path';
import { Fault } from './lib/faults.mjs';
import { requireNode } from './lib/node-version.mjs';
import { install, markBuilt, ROOT } from './lib/ready.mjs';
import { run } from './lib/run.mjs';

const tool = (path) => join(ROOT, 'node_modules', path);

const PARTS = [
  ['format', tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['lint', tool('eslint/bin/eslint.js'), '.'],
  ['build', tool('@nestjs/cli/bin/nest.js'), 'build'],
  ['imports', tool('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'migrations'],
  ['kernel', join(ROOT, 'bin/build-kernel.mjs'), '--check'],
  ['unused', tool('knip/bin/knip.js')],
];

async function runPart([name, ...command]) {
  const begun = new Date();
  console.log(`── ${name}`);
  const { code, signal } = await run(process.execPath, command, { cwd: ROOT });
  // Ctrl-C ends the whole check, not one part of it.
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(code);
  if (name === 'build' && code === 0) markBuilt(ROOT, begun);
  return { name, passed: code === 0, seconds: (Date.now() - begun.getTime()) / 1000 };
}

function report(results) {
  console.log('──');
  for (const { name, passed, seconds } of results)
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${seconds.toFixed(1)} s`);
  return results.every(({ passed }) => passed) ? 0 : 1;
}

requireNode();
try {
  await install();
  const results = [];
  for (const part of PARTS) results.push(await runPart(part));
  process.exitCode = report(results);
} catch (error) {
  console.error(error instanceof Fault ? error.message : error);
  process.exitCode = 1;
}
