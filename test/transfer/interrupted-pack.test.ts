import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { manyPatients, packing, startChild, watch } from './support/child.js';
import { Exchange, NAME } from './support/exchange.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-interrupted-'));
let exchange: Exchange;
let extraction: string;
let ticketFile: string;

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  extraction = await exchange.extraction(manyPatients(6000));
  ticketFile = exchange.path('ticket.json');
  writeFileSync(ticketFile, JSON.stringify(await signDocument(exchange.aoba, exchange.ticket)));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Packs in a process of its own and kills it as soon as the file of its build folder appears. */
async function killedAt(file: string, to: string) {
  const parent = dirname(to);
  mkdirSync(parent, { recursive: true });
  const child = startChild(packing(exchange, { ticketFile, extraction, to }), dir);
  return watch(child, () => {
    const building = readdirSync(parent).find((name) => name.includes('.part-'));
    if (building !== undefined && existsSync(join(parent, building, file))) child.kill('SIGKILL');
  });
}

const STAGES = [
  'medium',
  `medium/${NAME}.7z.part`,
  `office/${NAME}.records.asc`,
  `medium/${NAME}.manifest.json`,
  `office/${NAME}.passphrase.asc`,
];

describe('packing that is killed', () => {
  it.each(STAGES)('leaves nothing half when it dies at %s, and packs anew', async (stage) => {
    const parent = exchange.path(`kill-${STAGES.indexOf(stage)}`);
    const to = join(parent, 'package');
    await killedAt(stage, to);
    // Killed late, the package may be complete; it is never anything between.
    if (!existsSync(to)) unwrap(await exchange.packInto(to, extraction));
    unwrap(await exchange.approveIn(to));
    const media = [{ folder: join(to, 'medium') }];
    const verified = await exchange.verify.execute({ name: NAME, media, ...exchange.signerKeys });
    expect(verified).toMatchObject({ ok: true });
    expect(readdirSync(join(to, 'office'))).toHaveLength(4);
    expect(readdirSync(parent)).toEqual(['package']);
  });
});
