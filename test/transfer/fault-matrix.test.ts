import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Outcome } from '../../src/kernel/outcome.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { table, writtenSection } from '../docs/support/written-document.js';
import { manyPatients } from './support/child.js';
import { CONTENT_FAULTS } from './support/content-faults.js';
import { Exchange, NAME } from './support/exchange.js';
import { MEDIA_FAULTS } from './support/media-faults.js';
import { PROCESS_FAULTS } from './support/process-faults.js';
import { TRAVEL_FAULTS, type Medium } from './support/travel-faults.js';
import { requiresPart } from '../support/requires.js';

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
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);

/** Names below the folder, but for a receipt of the failure. */
const published = (parent: string): string[] =>
  readdirSync(parent, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/^opened(\/open\.receipt\.json)?$/.test(name),
  );

/** What the names of the files on a medium end in. */
const endsOf = ({ volumes }: PackReceipt): readonly string[] => [
  ...volumes.map(({ name }) => name.slice(NAME.length)),
  ...['.manifest.json', '.manifest.json.asc', '.sha256'],
];

/** Opens a copy of the package to which something happened on its way. */
async function openAfter(
  fault: (medium: Medium) => void,
  message = join(folder, 'office', `${NAME}.passphrase.asc`),
) {
  const copy = exchange.path(randomUUID());
  cpSync(join(folder, 'medium'), join(copy, 'medium'), { recursive: true });
  const path = (end: string) => join(copy, 'medium', `${NAME}${end}`);
  const volume = (number: number) => path(`.7z.${String(number).padStart(3, '0')}`);
  const takeFromOther = (ends = endsOf(other.receipt)) => {
    for (const end of ends)
      writeFileSync(path(end), readFileSync(join(other.folder, 'medium', NAME + end)));
  };
  fault({ path, volume, takeFromOther });
  const parent = exchange.path(randomUUID());
  mkdirSync(parent);
  const ticket = exchange.receiveTicket(receipt);
  const outcome = await exchange.openFrom(copy, ticket, join(parent, 'opened'), message);
  return { code: codeOf(outcome), left: published(parent) };
}

describe('what happens to a package on its way', () => {
  it.each(TRAVEL_FAULTS)('$what: $code, nothing published', async ({ code, happen }) => {
    expect(await openAfter(happen)).toEqual({ code, left: [] });
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

const code = (text: string): string => `\`${text}\``;

const ROWS: readonly (readonly [string, string])[] = [
  ...PROCESS_FAULTS.map(({ what, outcome }): [string, string] => [what, outcome]),
  ['the disk of the output is full, packing or opening', code('STORAGE_FULL')],
  ['the output is write-protected', code('STORAGE_READ_ONLY')],
  ...TRAVEL_FAULTS.map(({ what, code: said }): [string, string] => [what, code(said)]),
  ...MEDIA_FAULTS.map(({ what, code: said }): [string, string] => [what, code(said)]),
  ['a passphrase of another package', code('ARCHIVE_PASSPHRASE_WRONG')],
  ...CONTENT_FAULTS.map(({ what, code: said }): [string, string] => [
    `inside the archive, correctly signed: ${what}`,
    code(said),
  ]),
];

describe('the table of faults', () => {
  it('is what docs/package.md says', async () => {
    const { expected, actual } = await writtenSection(
      'docs/package.md',
      { heading: '## Faults', test: 'test/transfer/fault-matrix' },
      [
        'Each of these is caused by a test (`test/transfer`): the process that works is killed or told to end, the disk',
        'or the medium fails, the package is altered on its way, or the provider is dishonest. In no case is anything',
        'published that is not whole. A killed run leaves a folder `.NAME.part-…` beside the output, which the next',
        'run with the same output erases.',
        '',
        ...table(['fault', 'what comes of it'], ROWS),
      ],
    );
    expect(actual).toBe(expected);
  });
});
