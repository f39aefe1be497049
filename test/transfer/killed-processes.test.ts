import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownMark } from '../../src/kernel/process-mark.js';
import { signDocument } from '../../src/kernel/job-ticket.js';
import { unwrap } from '../../src/kernel/outcome.js';
import {
  extracting,
  manyPatients,
  opening,
  packing,
  providing,
  startChild,
  startSignalled,
  watch,
} from './support/child.js';
import { Exchange, NAME, sizeOf } from './support/exchange.js';
import { YAMADA } from './support/patients.js';
import { KILLS } from './support/process-faults.js';

const TIMES = Number(process.env.YUZU_KILLS ?? KILLS);
const VOLUME = 65_536;

const dir = mkdtempSync(join(tmpdir(), 'yuzu-killed-'));
let exchange: Exchange;
let extraction: string;
/** Arguments of each command with an output folder of its own. */
let commands: Record<'pack' | 'open' | 'provide' | 'extract', (to: string) => string[]>;

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  const patients = manyPatients(10_000);
  const sealed = await exchange.sealed(patients, { volumeBytes: VOLUME });
  ({ extraction } = sealed);
  const provideTicket = await written(signDocument(exchange.aoba, exchange.ticket));
  const receiveTicket = await written(exchange.signed(exchange.receiveTicket(sealed.receipt)));
  const medium = join(sealed.folder, 'medium');
  const message = join(sealed.folder, 'office', `${NAME}.passphrase.asc`);
  const data = exchange.stored(patients);
  commands = {
    pack: (to) => packing(exchange, { ticketFile: provideTicket, extraction, to }),
    open: (to) => opening(exchange, { ticketFile: receiveTicket, medium, message, to }),
    provide: (to) => providing(exchange, { ticketFile: provideTicket, data, to }),
    extract: (to) => extracting(exchange, { ticketFile: provideTicket, data, to }),
  };
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

let files = 0;
async function written(signed: Promise<unknown>): Promise<string> {
  const file = exchange.path(`ticket-${files++}.json`);
  writeFileSync(file, JSON.stringify(await signed));
  return file;
}

/** Runs the whole command and kills it after a random part of the time it takes. */
async function killed(args: readonly string[], within: number): Promise<void> {
  const child = startChild(args, dir);
  const end = watch(child, () => undefined);
  await Promise.race([sleep(Math.random() * within), end]);
  child.kill('SIGKILL');
  await end;
}

async function runsThrough(args: readonly string[]): Promise<number> {
  const start = performance.now();
  expect((await watch(startChild(args, dir), () => undefined)).code).toBe(0);
  return performance.now() - start;
}

/** What must stand wherever the folder stands. */
const WHOLE = {
  pack: (to: string) => {
    expect(readdirSync(join(to, 'office'))).toHaveLength(3);
  },
  open: (to: string) => {
    for (const file of readdirSync(join(extraction, 'data')))
      expect(sizeOf(join(to, 'data', file))).toBe(sizeOf(join(extraction, 'data', file)));
  },
};

describe('a process killed at any moment', () => {
  it.each(['pack', 'open'] as const)(
    `leaves all or nothing in ${TIMES} runs of "%s", and the next run clears up`,
    async (name) => {
      const parent = exchange.path(`killed-${name}`);
      const to = join(parent, 'out');
      const args = commands[name](to);
      const within = await runsThrough(args);
      for (let run = 0; run < TIMES; run += 1) {
        rmSync(to, { recursive: true, force: true });
        await killed(args, within);
        if (existsSync(to)) WHOLE[name](to);
      }
      rmSync(to, { recursive: true, force: true });
      await runsThrough(args);
      WHOLE[name](to);
      expect(readdirSync(parent)).toEqual(['out']);
    },
    600_000,
  );
});

/** A file of the build folder by which it is told that the work is in its midst. */
const MIDST = {
  pack: `medium/${NAME}.7z.part`,
  open: 'data/patient.csv',
  provide: 'extraction.partial/data/patient.csv',
  extract: 'data/patient.csv',
} as const;

/** Runs the command, which gets the signal as soon as it is in the midst of its work. */
function toldToEnd(name: keyof typeof MIDST, signal: NodeJS.Signals, to: string) {
  const parent = dirname(to);
  mkdirSync(parent);
  const moment = { parent, file: MIDST[name] };
  return watch(startSignalled(commands[name](to), dir, signal, moment), () => undefined);
}

describe('a process that is told to end', () => {
  it.each([
    ['pack', 'SIGINT'],
    ['pack', 'SIGTERM'],
    ['open', 'SIGINT'],
    ['open', 'SIGTERM'],
    ['provide', 'SIGINT'],
    ['provide', 'SIGTERM'],
    ['extract', 'SIGINT'],
    ['extract', 'SIGTERM'],
  ] as const)('leaves nothing of "%s" after %s, and ends by it', async (name, signal) => {
    const parent = exchange.path(`${name}-${signal}`);
    const end = await toldToEnd(name, signal, join(parent, 'out'));
    expect({ end, left: readdirSync(parent) }).toEqual({ end: { code: null, signal }, left: [] });
  });
});

describe('a folder somebody is building', () => {
  /** Makes one under the process’s mark and packs into the same place. */
  async function leftAfterPacking(mark: string): Promise<string[]> {
    const parent = exchange.path(`mark-${mark}`);
    mkdirSync(join(parent, `.out.part-${mark}-x`), { recursive: true });
    unwrap(await exchange.packInto(join(parent, 'out'), await exchange.extraction([YAMADA])));
    return readdirSync(parent).sort();
  }

  it('is left alone while its process runs', async () => {
    expect(await leftAfterPacking(ownMark())).toEqual([`.out.part-${ownMark()}-x`, 'out']);
  });

  it('is erased when its process has ended, also where another has its number by now', async () => {
    const other = spawn('sleep', ['60']);
    try {
      expect(await leftAfterPacking(`${other.pid ?? 0}.1`)).toEqual(['out']);
    } finally {
      other.kill();
    }
    await new Promise((resolve) => other.once('close', resolve));
    expect(await leftAfterPacking(`${other.pid ?? 0}.2`)).toEqual(['out']);
  });
});

describe('two runs with the same output at once', () => {
  it('end with one package, and the later one is refused', async () => {
    const parent = exchange.path('two');
    const to = join(parent, 'out');
    const from = await exchange.extraction([YAMADA]);
    const both = [exchange.packInto(to, from), exchange.packInto(to, from)];
    const codes = (await Promise.all(both)).map((end) => (end.ok ? 'ok' : end.error.code));
    expect(codes.sort()).toEqual(['PACKAGE_OUTPUT_EXISTS', 'ok']);
    expect(readdirSync(parent)).toEqual(['out']);
    unwrap(await exchange.approveIn(to));
  });
});
