import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap, type Outcome } from '../../../src/kernel/outcome.js';
import {
  CheckData,
  type CheckReport,
  wholeDefinition,
} from '../../../src/features/extraction/index.js';
import { SystemClock } from '../../../src/platform/clock.js';
import { FileTableFolders } from '../../../src/features/extraction/engines/csv/file-table-folders.js';
import { InlineScanner } from '../../../src/features/extraction/engines/scan/inline-scanner.js';
import { FileRehearsalFolders } from '../../../src/features/rehearsal/engines/file-rehearsal-folders.js';
import {
  RehearseData,
  type RehearsalSummary,
  type RehearsedSpecification,
} from '../../../src/features/rehearsal/index.js';
import type { RehearseDataOrder } from '../../../src/features/rehearsal/application/rehearse-data.use-case.js';
import type { DataDefinition } from '../../../src/features/catalogue/index.js';
import { FixedClock } from '../../extraction/support.js';

export const PERIOD = { from: '2025-04-01', to: '2026-03-31' };

export const rehearse = new RehearseData(new FileRehearsalFolders(), new FixedClock());
export const check = new CheckData(new FileTableFolders(), new InlineScanner(), new SystemClock());

export const specificationOf = (
  definition: DataDefinition,
  tables = wholeDefinition(definition),
): RehearsedSpecification => ({ definition, tables, period: PERIOD });

export interface Rehearsed {
  readonly folder: string;
  readonly summary: RehearsalSummary;
  readonly report: CheckReport;
}

/** Makes data in a folder of its own, has the gateway's check judge them, and hands both to `look`. */
export async function rehearsed<T>(
  order: Partial<RehearseDataOrder> & Pick<RehearseDataOrder, 'specification'>,
  look: (made: Rehearsed) => T | Promise<T>,
): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), 'yuzu-rehearsal-'));
  const folder = join(parent, 'data-made');
  try {
    const summary = unwrap(await rehearseInto(folder, order));
    const { definition, tables } = order.specification;
    const report = unwrap(await check.execute({ directory: folder, definition, tables }));
    return await look({ folder, summary, report });
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

export const rehearseInto = (
  folder: string,
  order: Partial<RehearseDataOrder> & Pick<RehearseDataOrder, 'specification'>,
): Promise<Outcome<RehearsalSummary>> =>
  rehearse.execute({ rows: 40, seed: 'test', folder, ...order });
