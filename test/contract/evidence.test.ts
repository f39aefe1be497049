import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { registerContractCommands } from '../../src/features/contract/cli/contract-commands.js';
import {
  buildEvidence,
  type Evidence,
} from '../../src/features/contract/application/build-evidence.js';
import type { ArchivedFiles } from '../../src/features/contract/application/ports/evidence-archive.js';
import {
  type EvidenceReport,
  VerifyEvidence,
} from '../../src/features/contract/application/verify-evidence.use-case.js';
import type {
  ContractDocument,
  ContractNotice,
} from '../../src/features/contract/domain/contract-document.js';
import { OpenPgpKeyCheck } from '../../src/features/contract/documents/openpgp-key-check.js';
import { ZipArchive } from '../../src/features/contract/documents/zip-archive.js';
import type { ContractSignature } from '../../src/features/contract/domain/signature.js';
import { canonicalJson, digestOf } from '../../src/kernel/canonical-json.js';
import type { Keyring } from '../../src/kernel/ports/keyring.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { EXIT } from '../../src/kernel/exit-code.js';
import { requires } from '../support/requires.js';
import { basicText, PARTIES, printableNotice, terminationText } from './document-samples.js';

const CODES = PARTIES.map(({ code }) => code);
const archive = new ZipArchive();
const verifier = new VerifyEvidence(archive, new OpenPgpKeyCheck());
/** The bundle does not look into a PDF. */
const PDF = Buffer.from('%PDF-1.3 as printed');

let folder: string;
let keyrings: Map<string, Keyring>;
let evidence: Evidence;
let files: ArchivedFiles;

const keyOf = (code: string): Keyring => {
  const keyring = keyrings.get(code);
  if (!keyring) throw new Error(code);
  return keyring;
};

const pinned = () => new Map(CODES.map((code) => [code, keyOf(code).publicKey()]));

async function signedBy(code: string, document: ContractDocument | ContractNotice) {
  const signature: ContractSignature = {
    operator: code,
    title: '代表理事',
    sha256: digestOf(document),
    signedAt: '2026-11-21T03:00:00.000Z',
    signature: await keyOf(code).sign(canonicalJson(document)),
  };
  return signature;
}

async function evidenceOf(): Promise<Evidence> {
  const texts = [basicText(), terminationText()];
  const [first, ...others] = await Promise.all(
    texts.map(async (document) => ({
      document,
      signatures: await Promise.all(CODES.map((code) => signedBy(code, document))),
      pdf: PDF,
    })),
  );
  if (!first) throw new Error('No text');
  const sample = printableNotice('renewal-refused');
  return {
    texts: [first, ...others],
    notices: [
      { notice: sample.notice, signature: await signedBy('AOBA', sample.notice), pdf: PDF },
    ],
    keys: CODES.map((operator) => ({
      operator,
      fingerprint: keyOf(operator).fingerprint(),
      publicKey: keyOf(operator).publicKey(),
    })),
    exportedBy: 'MINATO',
    exportedAt: '2026-11-22T00:00:00.000Z',
  };
}

const built = (of: Evidence) => buildEvidence(of, (text) => keyOf('MINATO').sign(text));
const codesOf = ({ findings }: EvidenceReport) => findings.map(({ code }) => code);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuzu-evidence-'));
  keyrings = new Map();
  for (const code of CODES)
    keyrings.set(code, await OpenPgpKeyring.create(join(folder, code), { code, name: code }));
  evidence = await evidenceOf();
  files = await built(evidence);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('an evidence bundle', () => {
  it('holds, against the keys one trusts, when nothing was touched', async () => {
    const report = await verifier.execute(archive.pack(files), pinned());
    expect(report).toMatchObject({ intact: true, keysConfirmed: true, findings: [] });
  });

  it('says without such keys that they are still to be compared', async () => {
    const report = await verifier.execute(archive.pack(files));
    expect(report).toMatchObject({ intact: true, keysConfirmed: false });
  });

  it('is refused with a reason for every single file of which one bit is flipped', async () => {
    for (const [path, bytes] of files) {
      const altered = Buffer.from(bytes);
      const at = Math.floor(altered.length / 2);
      altered[at] = (altered[at] ?? 0) ^ 1;
      const report = await verifier.execute(archive.pack(new Map([...files, [path, altered]])));
      expect([path, report.intact, report.findings.length > 0]).toEqual([path, false, true]);
    }
  });

  it('is refused for every single file that is missing, and for one that was added', async () => {
    for (const path of files.keys()) {
      const others = new Map([...files].filter(([name]) => name !== path));
      expect([path, (await verifier.execute(archive.pack(others))).intact]).toEqual([path, false]);
    }
    const more = new Map([...files, ['texts/99.json', Buffer.from('{}')]]);
    expect(codesOf(await verifier.execute(archive.pack(more)))).toEqual(['FILE_UNEXPECTED']);
  });

  it('is refused when its exporter rewrote a text, whatever the manifest then says', async () => {
    const [first] = evidence.texts;
    const rewritten = { ...first, document: { ...first.document, answerBy: '2030-01-01' } };
    const forged = await built({ ...evidence, texts: [rewritten] });
    const report = await verifier.execute(archive.pack(forged), pinned());
    expect(codesOf(report)).toEqual(CODES.map(() => 'SIGNATURE_INVALID'));
  });

  it('is refused when the exporter leaves a party’s signature out', async () => {
    const [first] = evidence.texts;
    const forged = await built({
      ...evidence,
      texts: [{ ...first, signatures: first.signatures.slice(0, 2) }],
    });
    const report = await verifier.execute(archive.pack(forged), pinned());
    expect(report.findings).toEqual([
      { code: 'SIGNATURE_MISSING', file: 'texts/01.json', operator: 'YAMATO' },
    ]);
  });

  it('is refused when a text of the chain was taken out', async () => {
    const [, second] = evidence.texts;
    if (!second) throw new Error('No second text');
    const forged = await built({ ...evidence, texts: [second] });
    expect(codesOf(await verifier.execute(archive.pack(forged)))).toContain('CHAIN_BROKEN');
  });

  it('is refused when the exporter signs for another party with a key of its own', async () => {
    const minato = keyOf('MINATO');
    const [first] = evidence.texts;
    const forged = await built({
      ...evidence,
      texts: [
        {
          ...first,
          signatures: await Promise.all(
            CODES.map(async (operator) => ({
              ...(await signedBy('MINATO', first.document)),
              operator,
            })),
          ),
        },
      ],
      notices: [],
      keys: evidence.keys.map((key) => ({
        ...key,
        fingerprint: minato.fingerprint(),
        publicKey: minato.publicKey(),
      })),
    });
    expect(codesOf(await verifier.execute(archive.pack(forged)))).toContain('KEY_SHARED');
    expect(codesOf(await verifier.execute(archive.pack(forged), pinned()))).toContain(
      'KEY_NOT_PINNED',
    );
  });

  it('is refused as damaged when the archive is cut short', async () => {
    const zip = archive.pack(files);
    const report = await verifier.execute(zip.subarray(0, zip.length - 40));
    expect(codesOf(report)).toEqual(['ARCHIVE_DAMAGED']);
  });

  it('has the same bytes for the same files', () => {
    expect(Buffer.compare(archive.pack(files), archive.pack(files))).toBe(0);
  });
});

describe('yuzu contract verify', () => {
  async function yuzu(...argv: string[]) {
    const printed = { text: '', code: EXIT.ok as number };
    const context = {
      language: 'ja' as const,
      text: (ja: string) => ja,
      print: (_: unknown, text: string) => Object.assign(printed, { text }),
      progress: () => undefined,
      exitWith: (code: number) => Object.assign(printed, { code }),
    };
    const program = new Command().exitOverride();
    registerContractCommands(program, context, verifier);
    await program.parseAsync(['contract', 'verify', ...argv], { from: 'user' });
    return printed;
  }
  const written = (name: string, of: ArchivedFiles): string => {
    const file = join(folder, name);
    writeFileSync(file, archive.pack(of));
    return file;
  };
  const keyFolder = (name: string, keys: ReadonlyMap<string, string>): string => {
    mkdirSync(join(folder, name));
    for (const [code, key] of keys) writeFileSync(join(folder, name, `${code}.asc`), key);
    return join(folder, name);
  };

  it('ends 0 for a sound bundle against the keys one trusts', async () => {
    const keys = keyFolder('trusted', pinned());
    const { code, text } = await yuzu(written('sound.zip', files), '--keys', keys);
    expect([code, text]).toEqual([EXIT.ok, expect.stringContaining('当事者の正しい署名')]);
  });

  it('asks to compare the fingerprints where no keys are given', async () => {
    const { code, text } = await yuzu(written('alone.zip', files));
    expect(code).toBe(EXIT.ok);
    expect(text).toContain('書面で得た指紋と照合');
    expect(text).toContain(keyOf('AOBA').fingerprint());
  });

  it('ends 5 and names the file that was altered', async () => {
    const altered = written('altered.zip', new Map([...files, ['texts/01.pdf', Buffer.from('x')]]));
    const { code, text } = await yuzu(altered);
    expect([code, text]).toEqual([EXIT.tampered, expect.stringContaining('「texts/01.pdf」')]);
  });

  it('ends 5 for a party whose key is not among those one trusts', async () => {
    const keys = keyFolder('fewer', new Map([...pinned()].filter(([code]) => code !== 'AOBA')));
    const { code, text } = await yuzu(written('fewer.zip', files), '--keys', keys);
    expect([code, text]).toEqual([
      EXIT.tampered,
      expect.stringContaining('「AOBA」の公開鍵が、指定'),
    ]);
  });

  it('says which file it cannot read', async () => {
    await expect(yuzu(join(folder, 'none.zip'))).rejects.toMatchObject({
      refusal: { error: { code: 'EVIDENCE_UNREADABLE' } },
    });
  });
});

requires('gpg', 'sha256sum')('without this software', () => {
  it('a bundle is verified with sha256sum and gpg, as its README says', () => {
    const unpacked = join(folder, 'unpacked');
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(unpacked, path)), { recursive: true });
      writeFileSync(join(unpacked, path), bytes);
    }
    const home = join(folder, 'gnupg');
    mkdirSync(home, { mode: 0o700 });
    const readme = Buffer.from(files.get('README.txt') ?? []).toString('utf8');
    const commands = readme.split('\n').filter((line) => /^ {2}(sha256sum|gpg) /.test(line));
    expect(commands).toHaveLength(2 + 2 * CODES.length + 1 + 1);
    for (const command of commands)
      execFileSync('sh', ['-c', command], {
        cwd: unpacked,
        env: { ...process.env, GNUPGHOME: home },
        stdio: 'pipe',
      });
  });
});
