import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { VerifyBundle } from '../../src/features/provision-log/application/verify-bundle.use-case.js';
import { registerRecordsCommands } from '../../src/features/provision-log/cli/records-commands.js';
import { originOf } from '../../src/features/provision-log/domain/checkpoint.js';
import { OpenPgpSignatureCheck } from '../../src/features/provision-log/engines/openpgp-signature-check.js';
import type { BundleReport } from '../../src/features/provision-log/index.js';
import { EXIT } from '../../src/kernel/exit-code.js';
import type { Language } from '../../src/kernel/outcome.js';
import { bundleLines, sealed } from './support/bundle.js';
import { keyringOf } from './support/keys.js';

interface Printed {
  result: BundleReport;
  text: string;
  code: number;
}

async function yuzu(language: Language, ...argv: string[]): Promise<Printed> {
  const printed: Printed = { result: {} as BundleReport, text: '', code: EXIT.ok };
  const program = new Command().exitOverride();
  const context = {
    language,
    text: (ja: string, en: string) => (language === 'ja' ? ja : en),
    print: (result: unknown, text: string) =>
      Object.assign(printed, { result: result as BundleReport, text }),
    progress: () => undefined,
    exitWith: (code: number) => {
      printed.code = code;
    },
  };
  registerRecordsCommands(program, context, new VerifyBundle(new OpenPgpSignatureCheck()));
  await program.parseAsync(['records', 'verify', ...argv], { from: 'user' });
  return printed;
}

describe('yuzu records verify', () => {
  let sound: string;
  let altered: string;
  let keys: string;

  beforeAll(async () => {
    const [key, witness] = [await keyringOf('AOBA'), await keyringOf('MINATO')];
    const folder = await mkdtemp(join(tmpdir(), 'yuzu-records-verify-'));
    const file = await sealed(await bundleLines(5, key, witness), originOf('AOBA'), key);
    [sound, altered, keys] = ['sound.ndjson', 'altered.ndjson', 'public.asc'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(sound, file);
    await writeFile(altered, file.replace('"persons":3', '"persons":4'));
    await writeFile(keys, key.publicKey());
  });

  it('ends 0 for a sound file and says that the key is confirmed', async () => {
    const { result, text, code } = await yuzu('en', sound, '--keys', keys);
    expect(code).toBe(EXIT.ok);
    expect(result).toMatchObject({ intact: true, operator: 'AOBA', size: 5, keyConfirmed: true });
    expect(text).toContain('Every record is as it was signed.');
  });

  it('asks to compare the fingerprint when no key is given', async () => {
    const { text, code } = await yuzu('ja', sound);
    expect(code).toBe(EXIT.ok);
    expect(text).toContain('書面で得た指紋と照合してください');
  });

  it('ends with the code for altered material and names the record', async () => {
    const { result, text, code } = await yuzu('ja', altered, '--keys', keys);
    expect(code).toBe(EXIT.tampered);
    expect(result.intact).toBe(false);
    expect(text).toContain('記録3番（5行目）は書き換えられています。');
  });

  it('says which file cannot be read', async () => {
    await expect(yuzu('en', '/nowhere/file')).rejects.toMatchObject({
      refusal: { error: { code: 'BUNDLE_UNREADABLE' }, facts: { file: '/nowhere/file' } },
    });
  });
});
