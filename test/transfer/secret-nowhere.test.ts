import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap } from '../../src/kernel/outcome.js';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import {
  collectFiles,
  collectProcesses,
  manyPatients,
  opening,
  packing,
  startHoldingArchivers,
  stoppedChildOf,
  watch,
} from './support/child.js';
import { Exchange, NAME } from './support/exchange.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-secret-'));
const work = join(dir, 'work');
const tmp = join(dir, 'tmp');
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(join(dir, 'operators'));
  mkdirSync(work);
  mkdirSync(tmp);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Everything that could be seen from outside while the command ran, each of its archivers at work included. */
async function seenDuring(args: string[]): Promise<Set<string>> {
  const seen = new Set<string>();
  const child = startHoldingArchivers(args, tmp);
  const end = await watch(child, () => {
    const archiver = stoppedChildOf(child);
    collectProcesses(seen);
    collectFiles(work, seen);
    collectFiles(tmp, seen);
    if (archiver !== undefined) process.kill(archiver, 'SIGCONT');
  });
  expect(end.code).toBe(0);
  collectFiles(work, seen);
  return seen;
}

const holding = (seen: Set<string>, secret: string) =>
  [...seen].filter((text) => text.includes(secret)).map((text) => text.slice(0, 200));

async function ticketFile(name: string, signed: Promise<SignedDocument<unknown>>): Promise<string> {
  const file = exchange.path(name);
  writeFileSync(file, JSON.stringify(await signed));
  return file;
}

describe('the passphrase', () => {
  it('is in no argument, environment, output or temporary file while packing and opening', async () => {
    const extraction = await exchange.extraction(manyPatients(8000));
    const folder = join(work, 'package');
    const ticket = await ticketFile('p.json', signDocument(exchange.aoba, exchange.ticket));
    const seenPacking = await seenDuring(
      packing(exchange, { ticketFile: ticket, extraction, to: folder }),
    );

    const file = readFileSync(join(folder, 'office', `${NAME}.receipt.json`), 'utf8');
    const receipt = (JSON.parse(file) as SignedDocument<PackReceipt>).document;
    const received = await ticketFile('r.json', exchange.signed(exchange.receiveTicket(receipt)));
    const message = join(folder, 'office', `${NAME}.passphrase.asc`);
    unwrap(await exchange.approveIn(folder));
    const to = join(work, 'opened');
    const files = { ticketFile: received, medium: join(folder, 'medium'), message, to };
    const seenOpening = await seenDuring(opening(exchange, files));

    const passphrase = await exchange.passphraseOf(folder);
    expect(passphrase).toMatch(/^[\w-]{43}$/);
    for (const seen of [seenPacking, seenOpening]) {
      expect(holding(seen, passphrase)).toEqual([]);
      // The watch did see the archiver at work.
      expect(holding(seen, '7zzs')).not.toEqual([]);
    }
    // The compiler that runs these sources unpacks itself there.
    expect(readdirSync(tmp).filter((name) => !name.startsWith('swc-native'))).toEqual([]);
  });
});
