import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

/** Stands for npm, which would need the network: says what it was asked, does it in small, fails on demand. */
const NPM = `
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('-')).join(' ');
  appendFileSync('asked', asked + '\\n');
  const failing = process.env['FAIL_' + asked.replace(' ', '_')];
  if (failing) { console.error('npm error ' + failing); process.exit(1); }
  mkdirSync('node_modules', { recursive: true });
  mkdirSync('dist', { recursive: true });
  if (asked === 'ci') writeFileSync('node_modules/.package-lock.json', '{}');
  else writeFileSync('dist/program.mjs', PROGRAM);
`;

const PROGRAM = `
  process.once('SIGTERM', () => process.exit(42));
  console.log(JSON.stringify(process.argv.slice(2)));
  if (process.argv[2] === 'wait') setInterval(() => undefined, 1000);
  else if (process.argv[2] === 'listen') throw Object.assign(new Error('listen 127.0.0.1:1'), { code: 'EADDRINUSE' });
  else process.exitCode = 7;
`;

const LATER = new Date(Date.now() + 3_600_000);

describe('npm start, demo and the like in a clone', () => {
  let clone: string;
  const at = (...path: string[]) => join(clone, ...path);
  const environment = (extra: Record<string, string> = {}) => ({
    PATH: process.env.PATH,
    npm_execpath: at('npm.cjs'),
    ...extra,
  });
  const bootstrap = (args: string[], extra: Record<string, string> = {}, flags: string[] = []) =>
    spawnSync(process.execPath, [...flags, at('bin/bootstrap.mjs'), 'dist/program.mjs', ...args], {
      cwd: clone,
      encoding: 'utf8',
      env: environment(extra),
    });
  const asked = async () => (await readFile(at('asked'), 'utf8')).trim().split('\n');

  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), 'yuzu-clone-'));
    await cp('bin', at('bin'), { recursive: true });
    await mkdir(at('src'));
    await writeFile(at('src', 'program.ts'), '');
    await writeFile(at('package-lock.json'), '{}');
    await writeFile(at('npm.cjs'), `const PROGRAM = ${JSON.stringify(PROGRAM)};${NPM}`);
  });

  afterEach(() => rm(clone, { recursive: true, force: true }));

  it('installs, builds and runs the program with its arguments and its exit code', async () => {
    const { stdout, status } = bootstrap(['--name', '二 語']);
    expect(JSON.parse(stdout)).toEqual(['--name', '二 語']);
    expect(status).toBe(7);
    expect(await asked()).toEqual(['ci', 'run build']);
  });

  it('neither installs nor builds again when nothing has changed', async () => {
    bootstrap([]);
    expect(bootstrap([]).status).toBe(7);
    expect(await asked()).toEqual(['ci', 'run build']);
  });

  it('builds again after a source has changed', async () => {
    bootstrap([]);
    await appendFile(at('src', 'program.ts'), '//');
    await utimes(at('src', 'program.ts'), LATER, LATER);
    bootstrap([]);
    expect(await asked()).toEqual(['ci', 'run build', 'run build']);
  });

  it('installs again after the lock file has changed or an installation was interrupted', async () => {
    bootstrap([]);
    await rm(at('node_modules', '.package-lock.json'));
    bootstrap([]);
    await utimes(at('package-lock.json'), LATER, LATER);
    bootstrap([]);
    expect((await asked()).filter((word) => word === 'ci')).toHaveLength(3);
  });

  it('installs nothing through a link to another folder’s packages, which npm would erase', async () => {
    await mkdir(at('elsewhere'));
    await symlink(at('elsewhere'), at('node_modules'));
    const { stderr, status } = bootstrap([]);
    expect(stderr).toContain('is a link to another folder');
    expect(status).toBe(1);
    await expect(asked()).rejects.toThrow('ENOENT');
  });

  it.each([
    ['FAIL_ci', 'code ENOTFOUND', 'The npm registry cannot be reached'],
    ['FAIL_ci', 'code ENOSPC', 'No space is left on the disk'],
    ['FAIL_ci', 'code EACCES', 'cannot be written'],
    ['FAIL_ci', 'code EUSAGE', 'Packages could not be installed'],
    ['FAIL_run_build', 'TS2304', 'The build failed'],
  ])('says what to do when %s with %s, and runs nothing', (step, failure, sentence) => {
    const { stdout, stderr, status } = bootstrap([], { [step]: failure });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/もう一度実行してください/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('says what to do when the program finds its port taken', () => {
    const { stderr, status } = bootstrap(['listen']);
    expect(stderr).toContain('The port is used by another program');
    expect(status).toBe(1);
  });

  it('refuses a Node.js that is too old, before anything else', async () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.18.3'}})`;
    const { stderr, status } = bootstrap([], {}, ['--import', old]);
    expect(stderr).toContain('Node.js 20.19 or newer is needed (this is 20.18.3)');
    expect(status).toBe(1);
    await expect(asked()).rejects.toThrow('ENOENT');
  });

  it('lets the program end itself when it is asked to stop', async () => {
    const child = spawn(process.execPath, [at('bin/bootstrap.mjs'), 'dist/program.mjs', 'wait'], {
      cwd: clone,
      env: environment(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([42, null]);
  });

  it('tells how to build when the yuzu command is called too early', () => {
    const { stderr, status } = spawnSync(at('bin/yuzu'), ['--help'], { encoding: 'utf8' });
    expect(stderr).toContain('Run npm ci and npm run build first.');
    expect(status).toBe(1);
  });
});
