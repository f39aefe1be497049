import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signDocument } from '../../src/kernel/job-ticket.js';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { manyPatients, opening, packing, startChild, watch } from './support/child.js';
import { Exchange, NAME, sizeOf } from './support/exchange.js';
import { requiresPart } from '../support/requires.js';

/** Of each command; set YUZU_KILLS for more. */
const KILLS = Number(process.env.YUZU_KILLS ?? '25');
const VOLUME = 65_536;

const dir = mkdtempSync(join(tmpdir(), 'yuzu-faults-'));
let exchange: Exchange;
let extraction: string;
let folder: string;
let receipt: PackReceipt;
let other: { folder: string; receipt: PackReceipt };

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  const patients = manyPatients(10_000);
  ({ folder, receipt, extraction } = await exchange.sealed(patients, { volumeBytes: VOLUME }));
  other = await exchange.sealed(patients.slice(1), { volumeBytes: VOLUME });
}, 300_000);
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);

/** Names below the folder, but for a receipt of the failure. */
const published = (parent: string): string[] =>
  readdirSync(parent, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^opened(\/open\.receipt\.json)?$/.test(name),
  );

interface Medium {
  readonly path: (end: string) => string;
  /** Volume by its number. */
  readonly volume: (number: number) => string;
}

/** Opens a copy of the package to which something happened on its way. */
async function openAfter(
  fault: (medium: Medium) => void,
  message = join(folder, 'office', `${NAME}.passphrase.asc`),
) {
  const copy = exchange.path(randomUUID());
  cpSync(join(folder, 'medium'), join(copy, 'medium'), { recursive: true });
  const path = (end: string) => join(copy, 'medium', `${NAME}${end}`);
  fault({ path, volume: (number) => path(`.7z.${String(number).padStart(3, '0')}`) });
  const parent = exchange.path(randomUUID());
  mkdirSync(parent);
  const ticket = exchange.receiveTicket(receipt);
  const outcome = await exchange.openFrom(copy, ticket, join(parent, 'opened'), message);
  return { code: codeOf(outcome), left: published(parent) };
}

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

const takeFromOther = (medium: Medium, ends: readonly string[]) => {
  for (const end of ends)
    writeFileSync(medium.path(end), readFileSync(join(other.folder, 'medium', NAME + end)));
};

const FAULTS: readonly (readonly [string, string, (medium: Medium) => void])[] = [
  [
    'a volume cut short',
    'ARCHIVE_SIZE_MISMATCH',
    ({ volume }) => {
      truncateSync(volume(1), 1000);
    },
  ],
  [
    'a bit flipped in a volume',
    'ARCHIVE_HASH_MISMATCH',
    ({ volume }) => {
      flip(volume(1));
    },
  ],
  [
    'bytes added to a volume',
    'ARCHIVE_SIZE_MISMATCH',
    ({ volume }) => {
      appendFileSync(volume(2), 'x');
    },
  ],
  [
    'volumes exchanged',
    'ARCHIVE_SIZE_MISMATCH',
    ({ volume, path }) => {
      renameSync(volume(1), path('.tmp'));
      renameSync(volume(2), volume(1));
      renameSync(path('.tmp'), volume(2));
    },
  ],
  [
    'a volume missing',
    'PACKAGE_FILE_MISSING',
    ({ volume }) => {
      rmSync(volume(2));
    },
  ],
  [
    'a volume too many',
    'PACKAGE_FILE_UNEXPECTED',
    ({ volume }) => {
      writeFileSync(volume(9), 'x');
    },
  ],
  [
    'a folder in the place of a volume',
    'PACKAGE_FILE_MISSING',
    ({ volume }) => {
      rmSync(volume(2));
      mkdirSync(volume(2));
    },
  ],
  [
    'an old manifest with the new archive',
    'ANNOUNCED_MANIFEST_MISMATCH',
    (medium) => {
      takeFromOther(medium, ['.manifest.json', '.manifest.json.asc', '.sha256']);
    },
  ],
  [
    'a whole older package in its place',
    'ANNOUNCED_MANIFEST_MISMATCH',
    (medium) => {
      const { volumes } = other.receipt;
      const ends = volumes.map(({ name }) => name.slice(NAME.length));
      takeFromOther(medium, [...ends, '.manifest.json', '.manifest.json.asc', '.sha256']);
    },
  ],
  [
    'a file renamed',
    'PACKAGE_FILE_MISSING',
    ({ path }) => {
      renameSync(path('.manifest.json'), path('.manifest-1.json'));
    },
  ],
  [
    'a medium that gives read errors',
    'STORAGE_FAILED',
    ({ path }) => {
      // Reading the first page of a process's memory is an input/output error everywhere.
      rmSync(path('.manifest.json'));
      symlinkSync('/proc/self/mem', path('.manifest.json'));
    },
  ],
];

describe('what happens to a package on its way', () => {
  it.each(FAULTS)('%s: %s, nothing published', async (_what, code, fault) => {
    expect(await openAfter(fault)).toEqual({ code, left: [] });
  });

  it('a passphrase of another package: ARCHIVE_PASSPHRASE_WRONG, nothing published', async () => {
    const message = join(other.folder, 'office', `${NAME}.passphrase.asc`);
    const result = await openAfter(() => undefined, message);
    expect(result).toEqual({ code: 'ARCHIVE_PASSPHRASE_WRONG', left: [] });
  });

  it('nothing at all: it opens', async () => {
    expect((await openAfter(() => undefined)).code).toBe('ok');
  });
});

const mounted = (at: string, options: string): boolean => {
  mkdirSync(at, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]).status === 0;
};
const canMount = process.getuid?.() === 0 && mounted(join(dir, 'probe'), 'size=64k');
if (canMount) spawnSync('umount', [join(dir, 'probe')]);

/** Runs with a small or write-protected disk at the place of the output. */
async function onDisk(options: string, run: (disk: string) => Promise<Outcome<unknown>>) {
  const disk = exchange.path(randomUUID());
  expect(mounted(disk, options)).toBe(true);
  try {
    const code = codeOf(await run(disk));
    return { code, left: readdirSync(disk) };
  } finally {
    spawnSync('umount', [disk]);
  }
}

requiresPart('mount (tmpfs)', canMount)('a disk', () => {
  it('that is full ends packing and opening by name, and nothing is left', async () => {
    const full = { code: 'STORAGE_FULL', left: [] };
    const pack = (disk: string) => exchange.packInto(join(disk, 'package'), extraction);
    expect(await onDisk('size=64k', pack)).toEqual(full);
    const ticket = exchange.receiveTicket(receipt);
    const open = (disk: string) => exchange.openFrom(folder, ticket, join(disk, 'opened'));
    expect(await onDisk('size=256k', open)).toEqual(full);
  });

  it('that is write-protected is named', async () => {
    const pack = (disk: string) => exchange.packInto(join(disk, 'package'), extraction);
    expect(await onDisk('ro', pack)).toEqual({ code: 'STORAGE_READ_ONLY', left: [] });
  });
});

/** Runs the whole command and kills it after a random part of the time it takes. */
async function killed(args: readonly string[], within: number): Promise<void> {
  const child = startChild(args, dir);
  const end = watch(child, () => undefined);
  await Promise.race([sleep(Math.random() * within), end]);
  child.kill('SIGKILL');
  await end;
}

const timeOf = async (args: readonly string[]): Promise<number> => {
  const start = performance.now();
  expect((await watch(startChild(args, dir), () => undefined)).code).toBe(0);
  return performance.now() - start;
};

describe('a process killed at any moment', () => {
  it(`leaves a whole package or none in ${KILLS} packings, and the next run clears up`, async () => {
    const parent = exchange.path('kill-pack');
    const ticketFile = exchange.path('kill-pack.json');
    writeFileSync(ticketFile, JSON.stringify(await signDocument(exchange.aoba, exchange.ticket)));
    const to = join(parent, 'package');
    const args = packing(exchange, { ticketFile, extraction, to });
    const within = await timeOf(args);
    for (let run = 0; run < KILLS; run += 1) {
      rmSync(to, { recursive: true, force: true });
      await killed(args, within);
      if (existsSync(to)) expect(readdirSync(join(to, 'office'))).toHaveLength(3);
    }
    rmSync(to, { recursive: true, force: true });
    unwrap(await exchange.packInto(to, extraction));
    expect(readdirSync(parent)).toEqual(['package']);
  }, 600_000);

  it(`publishes whole data or none in ${KILLS} openings, and the next run clears up`, async () => {
    const parent = exchange.path('kill-open');
    const ticketFile = exchange.path('kill-open.json');
    const ticket = exchange.receiveTicket(receipt);
    writeFileSync(ticketFile, JSON.stringify(await exchange.signed(ticket)));
    const to = join(parent, 'opened');
    const message = join(folder, 'office', `${NAME}.passphrase.asc`);
    const files = { ticketFile, medium: join(folder, 'medium'), message, to };
    const args = opening(exchange, files);
    const within = await timeOf(args);
    for (let run = 0; run < KILLS; run += 1) {
      rmSync(to, { recursive: true, force: true });
      await killed(args, within);
      if (existsSync(to))
        for (const file of readdirSync(join(extraction, 'data')))
          expect(sizeOf(join(to, 'data', file))).toBe(sizeOf(join(extraction, 'data', file)));
    }
    rmSync(to, { recursive: true, force: true });
    unwrap(await exchange.openFrom(folder, ticket, to));
    expect(readdirSync(parent)).toEqual(['opened']);
  }, 600_000);
});
