import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BundleVerification } from '../../src/features/provision-log/application/bundle-verification.js';
import { entryLine } from '../../src/features/provision-log/domain/bundle-format.js';
import { originOf } from '../../src/features/provision-log/domain/checkpoint.js';
import { OpenPgpSignatureCheck } from '../../src/features/provision-log/engines/openpgp-signature-check.js';
import type { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { bundleLines, deliveryAt, sealed } from './support/bundle.js';
import { keyringOf } from './support/keys.js';

const SIZE = 9;
const ORIGIN = originOf('AOBA');

let key: OpenPgpKeyring;
let witness: OpenPgpKeyring;
let lines: string[];
let whole: string;

const verify = (file: string | Buffer, trusted: string[] = []) => {
  const verification = new BundleVerification(new OpenPgpSignatureCheck());
  verification.feed(Buffer.from(file));
  return verification.finish(trusted);
};

/** Findings about single records; sealed anew by the operator's own key, as an insider would. */
async function findingsAfter(change: (entries: string[]) => string[]) {
  const entries = change(lines.slice(1, 1 + SIZE));
  const changed = [...lines.slice(0, 1), ...entries, ...lines.slice(1 + SIZE)];
  const report = await verify(await sealed(changed, ORIGIN, key));
  return report.findings.map(({ code, facts }) => `${code} ${facts.sequence ?? ''}`.trim());
}

const altered = (sequence: number) =>
  entryLine({ ...deliveryAt(sequence), content: '書き換えた内容' });
const position = fc.integer({ min: 0, max: SIZE - 1 });

beforeAll(async () => {
  [key, witness] = [await keyringOf('AOBA'), await keyringOf('MINATO')];
  lines = await bundleLines(SIZE, key, witness);
  whole = await sealed(lines, ORIGIN, key);
});

describe('Offline verification of exported records', () => {
  it('accepts an untouched file, read in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (piece) => {
        const verification = new BundleVerification(new OpenPgpSignatureCheck());
        const bytes = Buffer.from(whole);
        for (let at = 0; at < bytes.length; at += piece)
          verification.feed(bytes.subarray(at, at + piece));
        const report = await verification.finish([key.publicKey(), witness.publicKey()]);
        expect(report).toMatchObject({
          intact: true,
          size: SIZE,
          keyConfirmed: true,
          findings: [],
        });
        expect(report.witnesses).toEqual([{ operator: 'MINATO', size: SIZE, keyConfirmed: true }]);
      }),
      { numRuns: 15 },
    );
  });

  it('finds every flipped bit, wherever it is', async () => {
    const bytes = Buffer.from(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const report = await verify(copy);
        expect(report.intact).toBe(false);
        expect(report.findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 250 },
    );
  });

  it('names the record in which a bit was flipped', async () => {
    await fc.assert(
      fc.asyncProperty(position, fc.nat(), async (sequence, pick) => {
        const before = lines.slice(0, 1 + sequence).join('');
        const line = lines[1 + sequence] ?? '';
        const [start, length] = [Buffer.byteLength(before), Buffer.byteLength(line) - 1];
        const bit = start * 8 + (pick % (length * 8));
        const copy = Buffer.from(whole);
        const flipped = copy.readUInt8(bit >> 3) ^ (1 << (bit & 7));
        // A bit that makes a line break leaves two broken lines; the record is named all the same.
        copy.writeUInt8(flipped, bit >> 3);
        const { findings } = await verify(copy);
        const named = findings.filter(
          ({ code, facts }) => code === 'entry-altered' && facts.sequence === sequence,
        );
        expect(named).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('names an altered, a removed and a moved record, even if the operator itself sealed the file anew', async () => {
    await fc.assert(
      fc.asyncProperty(position, position, async (a, b) => {
        const changed = await findingsAfter((entries) => entries.with(a, altered(a)));
        expect(changed).toEqual([`entry-altered ${a}`]);
        const removed = await findingsAfter((entries) => entries.toSpliced(a, 1));
        expect(removed).toEqual([`entry-removed ${a}`]);
        const moved = await findingsAfter((entries) => {
          const [entry = ''] = entries.slice(a, a + 1);
          return entries.toSpliced(a, 1).toSpliced(b, 0, entry);
        });
        if (a === b) expect(moved).toEqual([]);
        // Of two neighbours that changed places either may be called the one that moved.
        else if (Math.abs(a - b) === 1) expect(moved).toHaveLength(1);
        else expect(moved).toEqual([`entry-reordered ${a}`]);
      }),
      { numRuns: 25 },
    );
  });

  it('names an added record and a record that stands twice', async () => {
    const added = await findingsAfter((entries) => entries.toSpliced(4, 0, altered(SIZE)));
    expect(added).toEqual([`entry-added ${SIZE}`]);
    const twice = await findingsAfter((entries) => [...entries, ...entries.slice(2, 3)]);
    expect(twice).toEqual(['entry-added 2']);
  });

  it('finds a file cut at any byte', async () => {
    const bytes = Buffer.from(whole);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        expect((await verify(bytes.subarray(0, length))).intact).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('finds what was written after the end', async () => {
    expect((await verify(`${whole}\n`)).intact).toBe(false);
    expect((await verify(`${whole}${lines[1] ?? ''}`)).intact).toBe(false);
  });

  it('reports lines made to break the reader, and reads on', async () => {
    const deep = `${'{"entry":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    for (const line of [
      '{"entry":{"sequence":1e999}}',
      '{"entry":{"a":"\\ud800"}}',
      'null',
      deep,
    ]) {
      const added = await findingsAfter((entries) => entries.toSpliced(4, 0, `${line}\n`));
      expect(added.filter((code) => code.startsWith('entry-added'))).toHaveLength(1);
      expect(added.filter((code) => /altered|removed|reordered/.test(code))).toEqual([]);
    }
  });

  it('finds a log that was rewritten as a whole, by the peer that witnessed it', async () => {
    const other = await bundleLines(SIZE - 1, key, witness);
    const witnessed = lines.at(-1) ?? '';
    const rewritten = [...other.slice(0, -1), witnessed];
    const report = await verify(await sealed(rewritten, ORIGIN, key));
    expect(report.findings).toEqual([
      { code: 'witness-contradicts', facts: { operator: 'MINATO', size: SIZE } },
    ]);
  });

  it('refuses a file that another key signed than the one given', async () => {
    const forged = await sealed(await bundleLines(SIZE, witness, witness), ORIGIN, witness);
    expect((await verify(forged)).intact).toBe(true);
    expect((await verify(forged)).keyConfirmed).toBe(false);
    const report = await verify(forged, [key.publicKey()]);
    expect(report.findings.map(({ code }) => code)).toEqual(['key-unknown']);
  });
});
