// Completes package-lock.json after `npm install` against a registry mirror that lacks some platforms'
// packages: npm leaves those out of the lock file, and then `npm ci` refuses it on every platform.
// Maintainers run it after changing dependencies; nothing else calls it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/ready.mjs';

const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'sunos', 'openbsd'];
const CPU = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

/** npm skips an optional package whose system is another: the name says which it is for. */
function systemOf(name) {
  const parts = name.split(/[-/]/);
  const os = OS.find((word) => parts.includes(word));
  const cpu = CPU.find((word) => parts.includes(word));
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
}

const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const listed = new Set(
  Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')),
);

let added = 0;
for (const parent of Object.values(lock.packages))
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (listed.has(name) || !/^\d/.test(version)) continue;
    const dev = parent.dev ? { dev: true } : {};
    lock.packages[`node_modules/${name}`] = { version, ...dev, optional: true, ...systemOf(name) };
    listed.add(name);
    added++;
  }
const paths = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(paths.map((path) => [path, lock.packages[path]]));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} entries added`);
