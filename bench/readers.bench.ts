import { execFile } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import type { ReadingFigures } from './reader-process.js';
import { MADE, type MadeKind } from './reader-sources.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { inFolder, numberOption, timed } from './timed.js';

const PEER = 'reading the bytes';
const READER = fileURLToPath(new URL('./reader-process.js', import.meta.url));
const run = promisify(execFile);

/** Reads every file of the folder, with node:fs and nothing else; returns the bytes. */
function readBytes(folder: string): number {
  const buffer = Buffer.allocUnsafe(64 * 1024);
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(entry.parentPath, entry.name), 'r');
    for (let read = -1; read !== 0; bytes += read) read = readSync(file, buffer);
    closeSync(file);
  }
  return bytes;
}

/** Fails where the heap would have to be larger. */
async function readSource(kind: MadeKind, folder: string, heapMb: number): Promise<ReadingFigures> {
  const limits = [`--max-old-space-size=${heapMb}`, READER, kind, folder];
  const { stdout } = await run(process.execPath, limits);
  return JSON.parse(stdout) as ReadingFigures;
}

async function measured(
  kind: MadeKind,
  records: number,
  heapMb: number,
  definition: DataDefinition,
): Promise<BenchResult[]> {
  return inFolder(async (work) => {
    const folder = join(work, 'source');
    if (kind !== 'ss-mix2') await mkdir(folder);
    await MADE[kind](folder, records, definition);
    readBytes(folder);
    const limit = await timed(() => readBytes(folder));
    const figures = await readSource(kind, folder, heapMb);
    await rm(folder, { recursive: true });
    const { seconds, found, read, rows, findings, peakMb } = figures;
    const speed = Math.round(found / seconds).toLocaleString('en');
    const size = Math.round(limit.value / 1e6);
    return [
      {
        case: `read ${kind}`,
        seconds,
        ratio: limit.seconds / seconds,
        peer: PEER,
        note: `${speed} records/s; ${found} found, ${read} read, ${rows} rows, ${findings} findings; ${size} MB; peak ${peakMb} MB`,
      },
    ];
  });
}

function kindsOf(options: readonly string[]): MadeKind[] {
  const at = options.indexOf('--kinds');
  const all = Object.keys(MADE) as MadeKind[];
  const named = at < 0 ? all : (options[at + 1] ?? '').split(',');
  const unknown = named.filter((kind) => !Object.hasOwn(MADE, kind));
  if (unknown.length > 0) throw new Error(`--kinds: ${all.join(',')} are there.`);
  return all.filter((kind) => named.includes(kind));
}

/** Every reader of files on many records, beside only reading the same bytes; its heap is limited. */
export const suite: BenchSuite = {
  name: 'readers',
  options:
    '--records N (of each kind; 1000000) --kinds A,B (all) --heap MB (limit of the reader’s heap; 256)',
  run: async (options) => {
    const records = numberOption(options, '--records', 1_000_000);
    const heapMb = numberOption(options, '--heap', 256);
    const file = new URL('../../contracts/data-definition/v1.json', import.meta.url);
    const definition = JSON.parse(await readFile(file, 'utf8')) as DataDefinition;
    const results: BenchResult[] = [];
    for (const kind of kindsOf(options))
      results.push(...(await measured(kind, records, heapMb, definition)));
    return results;
  },
};
