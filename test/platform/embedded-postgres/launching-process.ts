import { transformFile } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const SOURCES = ['src/platform/embedded-postgres', 'src/platform/network', 'src/kernel'];

/** The launcher compiled into `folder`, so that a process of its own can run it and be killed. */
async function compileInto(folder: string): Promise<string> {
  for (const source of SOURCES)
    for (const name of await readdir(source)) {
      if (!name.endsWith('.ts')) continue;
      const { code } = await transformFile(join(source, name), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
        module: { type: 'es6' },
      });
      const target = join(folder, source, name.replace(/ts$/, 'js'));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, code);
    }
  await cp('package.json', join(folder, 'package.json'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return join(folder, 'src/platform/embedded-postgres/embedded-postgres.js');
}

/** A separate process that has started the database on `dataDir` and waits. */
export async function launchingProcess(folder: string, dataDir: string): Promise<ChildProcess> {
  const entry = await compileInto(folder);
  const script = `
    import { EmbeddedPostgres } from ${JSON.stringify(entry)};
    await EmbeddedPostgres.start({ dataDir: ${JSON.stringify(dataDir)} });
    process.stdout.write('started');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The launching process ended.'))),
  ]);
  return child;
}
