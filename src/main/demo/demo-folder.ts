import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../platform/embedded-postgres/embedded-postgres.js';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * Empties the demo's folder and marks it as in use; gives the function that ends the use.
 * @throws Error when another demo is using it.
 */
export async function claimFolder(dir: string): Promise<() => Promise<void>> {
  const mark = join(dir, 'demo.pid');
  const pid = Number(await readFile(mark, 'utf8').catch(() => '0'));
  if (pid > 0 && pid !== process.pid && isAlive(pid))
    throw new Error(
      `別のデモ（プロセス ${pid}）が ${dir} を使用中です。終了するか、--dir で別のフォルダを指定してください。 / Another demo (process ${pid}) uses this folder; stop it or choose another with --dir.`,
    );
  await clear(dir, pid > 0);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeFile(mark, String(process.pid));
  return () => rm(mark, { force: true });
}

/** Only what a demo made is removed: a folder without its mark must be empty or absent. */
async function clear(dir: string, abandoned: boolean): Promise<void> {
  const entries = await readdir(dir).catch(() => []);
  const ours = entries.every((name) => OWN.has(name));
  if (!ours)
    throw new Error(
      `${dir} にはデモが作成したもの以外のファイルがあります。--dir で空のフォルダを指定してください。 / ${dir} holds files the demo did not make; choose an empty folder with --dir.`,
    );
  for (const operator of abandoned ? ['minato', 'aoba', 'yamato'] : [])
    await stopDatabase(dir, operator);
  for (const entry of entries) await rm(join(dir, entry), { recursive: true, force: true });
}

const OWN = new Set(['demo.pid', 'minato', 'aoba', 'yamato', 'population', 'stick']);

/** A demo that was killed leaves its databases running. */
async function stopDatabase(dir: string, operator: string): Promise<void> {
  const dataDir = join(dir, operator, 'postgres');
  const exists = await readdir(dataDir).then(
    () => true,
    () => false,
  );
  if (exists) await (await EmbeddedPostgres.start({ dataDir })).stop();
}
