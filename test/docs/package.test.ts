import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unwrap, type Outcome } from '../../src/kernel/outcome.js';
import { packageFiles } from '../../src/features/transfer/domain/package-name.js';
import { packageNameErrors } from '../../src/features/transfer/domain/package-errors.js';
import type { PackageManifest } from '../../src/features/transfer/index.js';
import { exportKey } from '../../src/platform/crypto/export-key.js';
import { requires } from '../support/requires.js';
import { Exchange, NAME, signingKey } from '../transfer/support/exchange.js';
import { YAMADA } from '../transfer/support/patients.js';
import { SecureRoom } from './support/secure-room.js';

const FILE = 'docs/package.md';
const text = readFileSync(FILE, 'utf8');
const section = (heading: string): string => {
  const found = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  return found ?? '';
};
const steps = [...text.matchAll(/```sh\n([^`]*)```/g)].map(([, script = '']) => script);
const backticked = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
const firstCells = (heading: string): string[] =>
  section(heading)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => backticked(line.split('|')[1] ?? ''));

const dir = mkdtempSync(join(tmpdir(), 'yuzu-docs-'));
let exchange: Exchange;
let rooms = 0;
/** The two persons whose signatures the manifest bears. */
const signers = () => ({
  preparer: signingKey(exchange.preparer),
  approver: signingKey(exchange.approver),
});
const newRoom = () => SecureRoom.prepare(exchange, `room-${rooms++}`);
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** The one `yuzu` line of the steps, run by the program's own function. */
async function exportKeys(room: SecureRoom): Promise<void> {
  expect(steps.join('')).toContain('yuzu key export --keys keys --out exported --secret\n');
  await exportKey(room.path('keys'), room.path('exported'), true);
}

describe('docs/package.md', () => {
  it('lists the files of a package and where they belong', async () => {
    expect(firstCells('Files')).toEqual(Object.values(packageFiles('NAME')));
    const folder = exchange.path('provided');
    unwrap(await exchange.provideInto(folder, exchange.stored([YAMADA])));
    unwrap(await exchange.approveIn(folder));
    for (const where of ['medium', 'office']) {
      const lines = section('Files').split('\n');
      const listed = lines
        .filter((line) => new RegExp(`\\| ${where} +\\|`).test(line))
        .flatMap((line) => backticked(line.split('|')[1] ?? ''));
      const present = readdirSync(join(folder, where)).map((name) => name.replace(NAME, 'NAME'));
      expect(listed.sort()).toEqual(present.sort());
    }
  });

  it('lists the fields of the manifest', async () => {
    const { folder } = await exchange.sealed();
    const json = readFileSync(join(folder, 'medium', `${NAME}.manifest.json`), 'utf8');
    const manifest = JSON.parse(json) as PackageManifest;
    expect(firstCells('Manifest').sort()).toEqual(Object.keys(manifest).sort());
  });

  it('says by which code each part of a name is refused', () => {
    const { PACKAGE_NAME_SHAPE, ...parts } = packageNameErrors;
    expect(PACKAGE_NAME_SHAPE.ja).toContain(NAME);
    const named = backticked(section('Name')).filter((name) => name.startsWith('PACKAGE_NAME'));
    expect(named.sort()).toEqual(Object.keys(parts).sort());
  });
});

requires(
  'gpg',
  '7zz',
  'sha256sum',
  'bash',
)('the steps of docs/package.md', () => {
  it('open a package as they stand, and what comes out is what was extracted', async () => {
    const room = await newRoom();
    await exportKeys(room);
    const { code, output } = room.run(steps.join('\n'));
    expect([code, output]).toEqual([0, expect.stringContaining('Everything is Ok')]);
    for (const { fingerprint } of Object.values(signers()))
      expect(output).toContain(`VALIDSIG ${fingerprint}`);
    // The passphrase message bears the operator's.
    expect(output).toContain(`VALIDSIG ${exchange.aoba.fingerprint()}`);
    expect(output).toContain(`${NAME}.manifest.json: OK`);
    expect(output).toContain('patient.csv: OK');
    for (const file of readdirSync(room.extracted))
      expect(readFileSync(room.path('data', file))).toEqual(
        readFileSync(join(room.extracted, file)),
      );
  });

  it('open a package of several volumes just so', async () => {
    const room = await SecureRoom.prepare(exchange, 'room-volumes', 65_536);
    await exportKeys(room);
    const { code, output } = room.run(steps.join('\n'));
    expect([code, output]).toEqual([0, expect.stringContaining(`${NAME}.7z.002: OK`)]);
    for (const file of readdirSync(room.extracted))
      expect(readFileSync(room.path('data', file))).toEqual(
        readFileSync(join(room.extracted, file)),
      );
  });

  it('show neither a person nor the passphrase on the screen', async () => {
    const room = await newRoom();
    await exportKeys(room);
    const message = readFileSync(room.path(`${NAME}.passphrase.asc`), 'utf8');
    const passphrase = unwrap(await exchange.minato.decrypt(message, exchange.aoba.publicKey()));
    const { output } = room.run(steps.join('\n'));
    for (const secret of [passphrase.trim(), YAMADA.kanji, YAMADA.kana])
      expect(output).not.toContain(secret);
  });
});

interface Failure {
  readonly cause: (room: SecureRoom) => Promise<void> | void;
  /** The failing step, by its number from 0. */
  readonly step: number;
  readonly yuzu: (room: SecureRoom) => Promise<Outcome<unknown>>;
}

const OTHER_NAME = NAME.replace('_0001_', '_0002_');
const archiveOf = (room: SecureRoom) => room.path('medium', `${NAME}.7z`);
const verify = (room: SecureRoom, name = NAME, keys = exchange.signerKeys) =>
  exchange.verify.execute({ name, media: [{ folder: room.path('medium') }], ...keys });

function flipOneBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

async function open(room: SecureRoom): Promise<Outcome<unknown>> {
  const { archive } = unwrap(await verify(room)).manifest;
  const manifest = unwrap(await verify(room));
  const receipt = {
    packageId: manifest.manifest.packageId,
    packageName: NAME,
    archive,
    manifestSha256: manifest.manifestSha256,
  } as unknown as Parameters<Exchange['receiveTicket']>[0];
  const ticket = await exchange.signed(exchange.receiveTicket(receipt));
  return exchange.open.execute({
    keyring: exchange.minato,
    ticket,
    media: [{ folder: room.path('medium') }],
    passphraseMessage: room.path(`${NAME}.passphrase.asc`),
    to: room.path('opened'),
  });
}

/** In the order of the document's table. */
const FAILURES: readonly Failure[] = [
  {
    cause: (room) => {
      flipOneBit(archiveOf(room));
    },
    step: 1,
    yuzu: (room) => verify(room),
  },
  {
    cause: (room) => {
      truncateSync(archiveOf(room), 100);
    },
    step: 1,
    yuzu: (room) => verify(room),
  },
  {
    cause: (room) => {
      const manifest = room.path('medium', `${NAME}.manifest.json`);
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"AOBA"', '"AOBB"'));
    },
    step: 2,
    yuzu: (room) => verify(room),
  },
  {
    cause: (room) => {
      writeFileSync(room.path('approver.public.asc'), exchange.minato.publicKey());
    },
    step: 2,
    yuzu: (room) =>
      verify(room, NAME, { ...exchange.signerKeys, approverKey: exchange.minato.publicKey() }),
  },
  {
    cause: (room) => {
      rmSync(archiveOf(room));
    },
    step: 1,
    yuzu: (room) => verify(room),
  },
  {
    cause: (room) => {
      room.rename(NAME, OTHER_NAME);
    },
    step: 1,
    yuzu: (room) => verify(room, OTHER_NAME),
  },
  {
    cause: async (room) => {
      const message = await exchange.aoba.encrypt('not for MINATO\n', [exchange.aoba.publicKey()]);
      writeFileSync(room.path(`${NAME}.passphrase.asc`), message);
    },
    step: 3,
    yuzu: open,
  },
  {
    cause: async (room) => {
      const other = await exchange.sealed();
      room.takeMessage(join(other.folder, 'office', `${NAME}.passphrase.asc`));
    },
    step: 4,
    yuzu: open,
  },
];

const documented = section('What failures look like')
  .split('\n')
  .filter((line) => /^\| \w/.test(line) && !line.startsWith('| what'))
  .map((line) => {
    const [, what = '', plain = '', yuzu = ''] = line.split('|');
    return [what.trim(), backticked(plain)[0] ?? '', backticked(yuzu)[0] ?? ''] as const;
  });

requires(
  'gpg',
  '7zz',
  'sha256sum',
  'bash',
)('a failure looks as docs/package.md says', () => {
  it('for every row of the table', () => {
    expect(documented).toHaveLength(FAILURES.length);
  });

  it.each(documented)('%s: %s, %s', async (what, plain, code) => {
    const failure = FAILURES[documented.findIndex(([row]) => row === what)];
    const room = await newRoom();
    await exportKeys(room);
    await failure?.cause(room);
    // The steps before the failing one are not this test's business: a damaged manifest, say, also
    // fails its checksum.
    const needed = [0, 1, 2, 3, 4].filter((step) => step === 0 || step === failure?.step);
    const change = failure?.step === 1 ? '' : 'cd medium\n';
    const script = needed.map((step) => steps[step] ?? '').join(change);
    const ran = room.run(script);
    expect(ran.code).not.toBe(0);
    expect(ran.output).toContain(plain.replace('NAME', NAME));
    const refused = await failure?.yuzu(room);
    expect(refused).toMatchObject({ ok: false, error: { code } });
  });
});
