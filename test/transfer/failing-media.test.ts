import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { lackOfRoom } from '../../src/features/transfer/application/files/room.js';
import { requires } from '../support/requires.js';
import { manyPatients, opening, packing, runLimited } from './support/child.js';
import { Exchange, NAME } from './support/exchange.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-media-'));
let exchange: Exchange;
let folder: string;
let receipt: PackReceipt;
let extraction: string;

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  const patients = manyPatients(10_000);
  ({ folder, receipt, extraction } = await exchange.sealed(patients, { volumeBytes: 65_536 }));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** What becomes of a medium while it is read, and what is said of it. */
const FAILURES: readonly [string, (medium: string) => void][] = [
  [
    // Reading the first page of a process's memory is an input/output error everywhere.
    'a volume cannot be read',
    (medium) => {
      rmSync(join(medium, `${NAME}.7z.002`));
      symlinkSync('/proc/self/mem', join(medium, `${NAME}.7z.002`));
    },
  ],
  [
    'the medium is pulled',
    (medium) => {
      rmSync(medium, { recursive: true });
    },
  ],
];
const CUT: (typeof FAILURES)[number] = [
  'a volume ends early',
  (medium) => {
    truncateSync(join(medium, `${NAME}.7z.002`), 1000);
  },
];

function copied(): string {
  const copy = exchange.path(randomUUID());
  cpSync(folder, copy, { recursive: true });
  return copy;
}

describe('a medium that fails while its volumes are hashed', () => {
  /** The first volume is being read when it happens. */
  async function verified(happen: (medium: string) => void) {
    const medium = join(copied(), 'medium');
    let happened = false;
    const onBytes = () => {
      if (!happened) happen(medium);
      happened = true;
    };
    const input = { name: NAME, media: [{ folder: medium }], onBytes };
    const outcome = await exchange.verify.executeFor(exchange.receiveTicket(receipt), input);
    return { code: outcome.ok ? 'ok' : outcome.error.code, happened };
  }

  it.each(FAILURES)('is named: %s', async (_what, happen) => {
    expect(await verified(happen)).toEqual({ code: 'STORAGE_FAILED', happened: true });
  });

  it('is not taken for whole: a volume ends early', async () => {
    expect((await verified(CUT[1])).code).toBe('ARCHIVE_HASH_MISMATCH');
  });
});

describe('a medium that fails after it was verified', () => {
  /** Just before 7-Zip is started for the directory, or for the contents. */
  async function opened(moment: 'list' | 'content', happen: (medium: string) => void) {
    const copy = copied();
    const message = join(copy, 'office', `${NAME}.passphrase.asc`);
    const real = exchange.archiver[moment].bind(exchange.archiver) as (...of: unknown[]) => never;
    const spy = jest.spyOn(exchange.archiver, moment).mockImplementation((...of: unknown[]) => {
      if (existsSync(join(copy, 'medium'))) happen(join(copy, 'medium'));
      return real(...of);
    });
    const to = join(copy, 'out', 'opened');
    const media = [{ folder: join(copy, 'medium') }];
    const ticket = exchange.receiveTicket(receipt);
    const outcome = await exchange.openMedia(media, ticket, to, message);
    spy.mockRestore();
    return { code: outcome.ok ? 'ok' : outcome.error.code, left: readdirSync(join(copy, 'out')) };
  }

  it.each(
    [...FAILURES, CUT].flatMap(([what, happen]) => [
      [what, 'list', happen] as const,
      [what, 'content', happen] as const,
    ]),
  )('is named, and the package not blamed: %s (%s)', async (_what, moment, happen) => {
    expect(await opened(moment, happen)).toEqual({ code: 'STORAGE_FAILED', left: [] });
  });
});

describe('a disk that takes no more', () => {
  it('is seen before anything is written', async () => {
    expect(await lackOfRoom(dir, 2 ** 52)).toMatchObject({ error: { code: 'STORAGE_FULL' } });
    expect(await lackOfRoom(dir, 1)).toBeUndefined();
  });
});

requires('prlimit')('a file that can grow no further', () => {
  it.each(['pack', 'open'] as const)('ends "%s" by name, and nothing is left', async (name) => {
    const parent = exchange.path(`limited-${name}`);
    mkdirSync(parent);
    const to = join(parent, 'out');
    const ticketFile = exchange.path(`limited-${name}.json`);
    const ticket = exchange.receiveTicket(receipt);
    const message = join(folder, 'office', `${NAME}.passphrase.asc`);
    const signed =
      name === 'pack' ? signDocument(exchange.aoba, exchange.ticket) : exchange.signed(ticket);
    writeFileSync(ticketFile, JSON.stringify(await signed));
    const args = {
      pack: packing(exchange, { ticketFile, extraction, to }),
      open: opening(exchange, { ticketFile, medium: join(folder, 'medium'), message, to }),
    }[name];
    const ended = runLimited(args, dir);
    expect(ended.stderr).toContain('STORAGE_FULL');
    expect({ status: ended.status, left: readdirSync(parent) }).toEqual({ status: 1, left: [] });
  });
});
