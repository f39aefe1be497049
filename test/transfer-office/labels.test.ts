import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { labelPage } from '../../src/features/transfer/documents/label-page.js';
import { PdfCustodyPrinter } from '../../src/features/transfer/documents/pdf-custody-printer.js';
import type { LabelPart } from '../../src/features/transfer/domain/media/label-part.js';
import { labelCode } from '../../src/features/transfer/domain/media/label-code.js';
import type { CustodyEvent } from '../../src/features/transfer/domain/media/custody-event.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { requires } from '../support/requires.js';

const run = promisify(execFile);

/** A medium with these volumes of a package; without further numbers, the only one with the only file. */
function partOf(volumes: number[], number = 1, of = 1, volumeCount = 1): LabelPart {
  const end = (volume: number) => (volumeCount === 1 ? '' : `.${String(volume).padStart(3, '0')}`);
  const names = volumes.map((volume) => `2026_20261121_0001_AOBA_MINATO.7z${end(volume)}`);
  return { number, of, volumes: names, volumeCount };
}

const LABEL = {
  packageName: '2026_20261121_0001_AOBA_MINATO',
  serial: 'SSD-0001',
  sealNumber: 'SEAL-0001',
  sha256: 'ab12cd34'.repeat(8),
  provider: 'AOBA',
  recipient: 'MINATO',
  sealedAt: '2026-11-21T03:00:00.000Z',
  part: partOf([1]),
};

/** The second of three media, with these volumes of a package of nine. */
const second = (...volumes: number[]) => ({ ...LABEL, part: partOf(volumes, 2, 3, 9) });

const LONG = {
  ...LABEL,
  packageName: 'REHEARSAL_2026_20261121_123456789_ABCDEFGHIJKL_MNOPQRSTUVWX_001',
  serial: 'W'.repeat(64),
  sealNumber: 'M'.repeat(64),
  ...{ provider: 'ABCDEFGHIJKL', recipient: 'MNOPQRSTUVWX' },
  part: partOf([1, 2, 4, 5, 101, 102, 201, 202, 301, 302, 501], 499, 500, 999),
};

const ERASURE: CustodyEvent = {
  yuzu: 'custody/1',
  id: '01a1ff77-c81f-727a-8a1b-241b965c1447',
  chainId: '01a1ff77-c81f-727a-8a1b-241b965c1448',
  medium: {
    ...{ id: '01a1ff77-c81f-727a-8a1b-241b965c1449', owner: 'AOBA', kind: 'ssd' },
    ...{ serial: 'SSD-0001', capacityBytes: 1_000_000_000_000, hardwareEncrypted: true },
  },
  content: {
    ...{ packageId: 'P', packageName: LABEL.packageName, contractId: 'C', sha256: LABEL.sha256 },
    volumes: [`${LABEL.packageName}.7z`],
  },
  operator: 'AOBA',
  ...{ sequence: 4, previous: '0'.repeat(64), seen: { sequence: 2, sha256: '1'.repeat(64) } },
  ...{ kind: 'erased', method: 'overwrite', tool: 'nwipe 0.34' },
  at: '2026-11-25T03:00:00.000Z',
  ...{ actor: 'person:1', witness: 'person:2' },
};

const CERTIFICATE = {
  event: ERASURE,
  eventSha256: 'ee'.repeat(32),
  signature: 'S',
  fingerprint: 'F'.repeat(40),
  ...{ operator: '事業者AOBA', actor: '媒体 四郎', witness: '媒体 五月' },
};

const printer = new PdfCustodyPrinter();

describe('the label of a sealed medium', () => {
  it.each([
    [LABEL, '1/1;1/1'],
    [second(4, 5, 6), '2/3;004-006/9'],
    [second(4, 6, 7), '2/3;004,006-007/9'],
    [LONG, '499/500;001-002,004-005,101-102,201-202+/999'],
  ])(
    'bears in its QR code which package, medium, seal, hash and volumes, and no more',
    (facts, end) => {
      const codes = JSON.stringify(labelPage(facts).content).match(/"qr":"([^"]*)"/);
      const { packageName, serial, sealNumber } = facts;
      expect(codes?.[1]).toBe(
        `YUZU2;${packageName};${serial};${sealNumber};ab12cd34ab12cd34;${end}`,
      );
    },
  );

  it('is the same file for the same sealing', async () => {
    const [one, other] = [await printer.label(LABEL), await printer.label(LABEL)];
    expect(Buffer.from(unwrap(one)).equals(Buffer.from(unwrap(other)))).toBe(true);
  });
});

requires('pdftoppm')('a printed label', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuzu-label-codes-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** What a scanner reads from the first page, printed at 300 dpi. */
  async function scanned(pdf: Uint8Array): Promise<string | undefined> {
    const file = join(folder, 'label');
    await writeFile(`${file}.pdf`, pdf);
    await run('pdftoppm', ['-r', '300', '-png', '-singlefile', `${file}.pdf`, file]);
    const { data, width, height } = PNG.sync.read(await readFile(`${file}.png`));
    return jsQR.default(new Uint8ClampedArray(data), width, height)?.data;
  }

  it('reads in a scanner as the very numbers of package, medium, seal and hash', async () => {
    for (const facts of [LABEL, second(4, 5, 6), LONG])
      expect(await scanned(unwrap(await printer.label(facts)))).toBe(labelCode(facts));
  });
});

requires('pdftotext')('printed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuzu-labels-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function textOf(pdf: Uint8Array): Promise<{ text: string; pages: number }> {
    const file = join(folder, 'x.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdftotext', ['-layout', file, '-']);
    return { text: stdout, pages: stdout.split('\f').length - 1 };
  }

  it('a label stands on one page, with the longest names too', async () => {
    for (const facts of [LABEL, LONG]) {
      const { text, pages } = await textOf(unwrap(await printer.label(facts)));
      expect(pages).toBe(1);
      expect(text.replace(/\s/g, '')).toContain(facts.packageName);
      expect(text).toContain('ab12 cd34 ab12 cd34');
      expect(text).not.toContain(LABEL.sha256.slice(0, 20));
    }
  });

  it.each([
    [LABEL, ['1/1', '.7z（分割なし）']],
    [second(4, 5, 6), ['2/3', '.7z.004～006（全9巻）']],
    [second(4, 6, 7), ['2/3', '.7z.004、006～007（全9巻）']],
    [LONG, ['499/500', '201～202ほか計11巻（全999巻）']],
  ])('a label says which of the media it is, and which volumes lie on it', async (facts, said) => {
    const { text } = await textOf(unwrap(await printer.label(facts)));
    for (const words of said) expect(text.replace(/\s/g, '')).toContain(words);
  });

  it('a certificate says what was erased, how, by whom, and which signed record proves it', async () => {
    const { text, pages } = await textOf(unwrap(await printer.certificate(CERTIFICATE)));
    expect(pages).toBe(1);
    for (const words of ['データ消去証明書', '上書き消去', 'nwipe 0.34', '媒体 四郎', '媒体 五月'])
      expect(text).toContain(words);
    expect(text.replace(/\s/g, '')).toContain(CERTIFICATE.eventSha256);
  });
});
