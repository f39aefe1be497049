import { readFile } from 'node:fs/promises';
import type { DataDefinition } from '../src/features/catalogue/index.js';
import { FileTableFolders } from '../src/features/extraction/engines/csv/file-table-folders.js';
import { FileMedicalSources } from '../src/features/extraction/engines/file-medical-sources.js';
import { unwrap } from '../src/kernel/outcome.js';
import { INSTITUTION, type MadeKind } from './reader-sources.js';
import { timed } from './timed.js';

/** What one source gave, and what reading it took. */
export interface ReadingFigures {
  readonly seconds: number;
  readonly found: number;
  readonly read: number;
  readonly rows: number;
  readonly findings: number;
  /** Most memory of the process, MB. */
  readonly peakMb: number;
}

async function readAll(kind: MadeKind, directory: string) {
  const file = new URL('../../contracts/data-definition/v1.json', import.meta.url);
  const definition = JSON.parse(await readFile(file, 'utf8')) as DataDefinition;
  const sources = new FileMedicalSources(new FileTableFolders());
  const request = { kind, directory, definition, institutionCode: INSTITUTION, rehearsal: false };
  const batches = unwrap(await sources.open({ ...request, identity: 'report' }));
  const all = { found: 0, read: 0, rows: 0, findings: 0 };
  for await (const { rows, findings, tally } of batches) {
    all.found += tally.found;
    all.read += tally.read;
    all.rows += rows.length;
    all.findings += findings.length;
  }
  return all;
}

/** Reads one source in a process of its own, so that its peak memory is that of nothing else. */
async function main([kind, directory]: string[]): Promise<void> {
  const { value, seconds } = await timed(() => readAll(kind as MadeKind, directory ?? ''));
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const figures: ReadingFigures = { ...value, seconds, peakMb };
  process.stdout.write(JSON.stringify(figures));
}

await main(process.argv.slice(2));
