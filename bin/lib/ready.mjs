import { existsSync, lstatSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFault, installFault, linkedPackages, missingNpm } from './faults.mjs';
import { run } from './run.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Sources of the build; a folder counts too, since its time changes when a file in it is removed. */
const SOURCES = [
  'src',
  'migrations',
  'bench',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
];
/** Written after a whole build: an interrupted one leaves no mark. */
const BUILD_MARK = 'dist/.built';

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

function newest(path) {
  const own = timeOf(path) ?? 0;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return own;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), own);
}

/** npm writes its own copy of the lock file last: without it an installation was interrupted. */
function needsInstall(root) {
  const installed = timeOf(join(root, 'node_modules/.package-lock.json'));
  return installed === undefined || installed < (timeOf(join(root, 'package-lock.json')) ?? 0);
}

function needsBuild(root) {
  const built = timeOf(join(root, BUILD_MARK));
  return built === undefined || SOURCES.some((source) => newest(join(root, source)) > built);
}

function npm(...args) {
  const options = { cwd: ROOT, listen: true };
  const own = process.env.npm_execpath;
  const running =
    own && existsSync(own) && /\.[cm]?js$/.test(own)
      ? run(process.execPath, [own, ...args], options)
      : run('npm', args, { ...options, shell: process.platform === 'win32' });
  return running.catch((error) => {
    throw error.code === 'ENOENT' ? missingNpm() : error;
  });
}

const say = (text) => process.stderr.write(`${text}\n`);

export async function install() {
  if (!needsInstall(ROOT)) return;
  if (isLink(join(ROOT, 'node_modules'))) throw linkedPackages();
  say('パッケージを入れています（npm ci） / Installing packages (npm ci) …');
  // With NODE_ENV=production npm would leave the compiler out.
  const { code, output } = await npm('ci', '--include=dev', '--loglevel=error');
  if (code !== 0) throw installFault(output);
}

export async function build() {
  if (!needsBuild(ROOT)) return;
  say('ビルドしています（npm run build） / Building (npm run build) …');
  // A file saved while the compiler runs is newer than the mark and is built next time.
  const begun = new Date();
  const { code, output } = await npm('run', '--silent', 'build');
  if (code !== 0) throw buildFault(output);
  markBuilt(ROOT, begun);
}

export function markBuilt(root, begun) {
  const mark = join(root, BUILD_MARK);
  writeFileSync(mark, `${begun.toISOString()}\n`);
  utimesSync(mark, begun, begun);
}
