import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MediumFolder } from '../../src/features/transfer/domain/media/medium-folder.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import { manyPatients } from './support/child.js';
import { Exchange, NAME, OPENED } from './support/exchange.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-media-'));
let exchange: Exchange;
let folder: string;
let extraction: string;
let receipt: PackReceipt;
/** Volumes that lie on the first medium, and on the second. */
let halves: [string[], string[]];

beforeAll(async () => {
  exchange = await Exchange.create(dir);
  const patients = manyPatients(6_000);
  ({ folder, receipt, extraction } = await exchange.sealed(patients, { volumeBytes: 16_384 }));
  const names = receipt.volumes.map(({ name }) => name);
  halves = [names.slice(0, 2), names.slice(2)];
  expect(halves[1].length).toBeGreaterThan(0);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);
const factsOf = (outcome: Outcome<unknown>): unknown => (outcome.ok ? undefined : outcome.facts);

/** The package on two media as the provider filled them: small files on both, each half of the volumes on one. */
class Media {
  readonly one = exchange.path(randomUUID());
  readonly two = exchange.path(randomUUID());

  constructor() {
    for (const [index, to] of [this.one, this.two].entries()) {
      mkdirSync(to);
      for (const file of readdirSync(join(folder, 'medium')))
        if (!halves[1 - index]?.includes(file))
          cpSync(join(folder, 'medium', file), join(to, file));
    }
  }

  get folders(): MediumFolder[] {
    return [{ folder: this.two }, { folder: this.one }];
  }

  /** Each given with the serial number on its label. */
  get labelled(): MediumFolder[] {
    return [
      { folder: this.one, serial: 'SSD-1' },
      { folder: this.two, serial: 'SSD-2' },
    ];
  }

  /** Moves a volume from the first to the second medium. */
  exchangeOne(volume: string): void {
    renameSync(join(this.one, volume), join(this.two, volume));
  }
}

const ticket = () =>
  exchange.receiveTicket(receipt, {
    media: [
      { serial: 'SSD-1', volumes: halves[0] },
      { serial: 'SSD-2', volumes: halves[1] },
    ],
  });

async function open(media: readonly MediumFolder[], order = ticket()) {
  const parent = exchange.path(randomUUID());
  const to = join(parent, 'opened');
  const message = join(folder, 'office', `${NAME}.passphrase.asc`);
  const outcome = await exchange.openMedia(media, order, to, message);
  return { outcome, parent, to };
}

/** How opening was refused, and what was published. */
async function refusal(media: readonly MediumFolder[], order = ticket()) {
  const { outcome, parent } = await open(media, order);
  const left = existsSync(parent) ? readdirSync(parent) : [];
  return { code: codeOf(outcome), facts: factsOf(outcome), left };
}

describe('a package on several media', () => {
  it('opens from their folders in any order, without a volume being copied', async () => {
    const media = new Media();
    const links: boolean[] = [];
    const content = exchange.archiver.content.bind(exchange.archiver);
    const read = jest.spyOn(exchange.archiver, 'content').mockImplementation((access, sink) => {
      const beside = join(access.archive, '..');
      const volumes = readdirSync(beside).map((name) => lstatSync(join(beside, name)));
      links.push(...volumes.map((volume) => volume.isSymbolicLink()));
      return content(access, sink);
    });
    const { outcome, to, parent } = await open(media.folders);
    read.mockRestore();
    expect(new Set(links)).toEqual(new Set([true]));
    expect(unwrap(outcome).document.accepted).toBe(true);
    for (const file of ['patient.csv', 'diagnosis.csv'])
      expect(readFileSync(join(to, 'data', file))).toEqual(
        readFileSync(join(extraction, 'data', file)),
      );
    expect(readdirSync(to).sort()).toEqual(OPENED);
    expect(readdirSync(parent)).toEqual(['opened']);
  });

  it('is verified from its media, and against the serial numbers on their labels', async () => {
    const media = new Media();
    const input = { keyring: exchange.minato, name: NAME, ticket: await exchange.signed(ticket()) };
    for (const given of [media.folders, media.labelled]) {
      const verified = unwrap(await exchange.verify.executeForTicket({ ...input, media: given }));
      expect(verified.volumes).toHaveLength(receipt.volumes.length);
    }
  });

  it('still opens from one folder into which all media were copied', async () => {
    const { outcome } = await open([{ folder: join(folder, 'medium') }]);
    expect(codeOf(outcome)).toBe('ok');
  });

  it('may bear a volume twice, as long as both are the same', async () => {
    const media = new Media();
    const [volume = ''] = halves[0];
    cpSync(join(media.one, volume), join(media.two, volume));
    expect(codeOf((await open(media.folders)).outcome)).toBe('ok');
  });

  it('is refused by the volume and the serial number of the medium that is missing', async () => {
    const media = new Media();
    expect(await refusal([{ folder: media.one }])).toEqual({
      code: 'VOLUME_MISSING',
      facts: { file: halves[1][0], serial: 'SSD-2' },
      left: [],
    });
  });

  it.each([
    [
      'longer',
      (file: string) => {
        appendFileSync(file, 'x');
      },
    ],
    [
      'of the same length',
      (file: string) => {
        flip(file);
      },
    ],
  ])('is refused when a volume lies on two media and one of them is %s', async (_how, change) => {
    const media = new Media();
    const [volume = ''] = halves[0];
    cpSync(join(media.one, volume), join(media.two, volume));
    change(join(media.two, volume));
    expect(await refusal(media.folders)).toMatchObject({
      code: 'MEDIA_CONTRADICT',
      facts: { file: volume },
      left: [],
    });
  });

  it('is refused when the media bear different manifests', async () => {
    const media = new Media();
    appendFileSync(join(media.two, `${NAME}.manifest.json`), ' ');
    expect(await refusal(media.folders)).toMatchObject({
      code: 'MEDIA_CONTRADICT',
      facts: { file: `${NAME}.manifest.json`, folder: media.two, other: media.one },
    });
  });

  it('is refused when a volume lies on another medium than its label says', async () => {
    const media = new Media();
    const [, volume = ''] = halves[0];
    media.exchangeOne(volume);
    for (const given of [media.folders, media.labelled])
      expect(await refusal(given)).toEqual({
        code: 'VOLUME_ON_OTHER_MEDIUM',
        facts: { file: volume, serial: 'SSD-1', folder: media.two },
        left: [],
      });
  });

  it('is refused when two media were swapped, as their serial numbers tell', async () => {
    const { one, two } = new Media();
    const swapped = [
      { folder: two, serial: 'SSD-1' },
      { folder: one, serial: 'SSD-2' },
    ];
    expect(await refusal(swapped)).toMatchObject({ code: 'VOLUME_ON_OTHER_MEDIUM', left: [] });
  });

  it('is refused when a medium also holds a volume of another’s label', async () => {
    const media = new Media();
    const [volume = ''] = halves[0];
    cpSync(join(media.one, volume), join(media.two, volume));
    expect(await refusal(media.labelled)).toMatchObject({
      code: 'VOLUME_ON_OTHER_MEDIUM',
      facts: { file: volume, serial: 'SSD-2', folder: media.two },
    });
  });

  it('is refused when a medium is given that the ticket does not name', async () => {
    const media = new Media();
    const strange = [{ folder: media.one, serial: 'SSD-9' }, { folder: media.two }];
    expect(await refusal(strange)).toMatchObject({
      code: 'MEDIUM_NOT_ANNOUNCED',
      facts: { serial: 'SSD-9' },
    });
    const unlabelled = exchange.receiveTicket(receipt);
    expect((await refusal(media.labelled, unlabelled)).code).toBe('MEDIUM_NOT_ANNOUNCED');
  });
});

function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
