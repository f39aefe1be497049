import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRules, type Severities } from '../../src/features/extraction/index.js';
import type { PackageManifest } from '../../src/features/transfer/index.js';
import { type Outcome, unwrap } from '../../src/kernel/outcome.js';
import { Exchange, NAME } from './support/exchange.js';
import { type Patient, YAMADA } from './support/patients.js';

/** A gaiji in the name: a warning unless the rules say otherwise. */
const GAIJI: Patient = { ...YAMADA, kanji: '山\ue000　花子' };

const dir = mkdtempSync(join(tmpdir(), 'yuzu-rules-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);

async function rules(text: string): Promise<Severities> {
  const file = exchange.path('rules.yaml');
  writeFileSync(file, text);
  return unwrap(await readRules(file));
}

let openings = 0;

async function open(folder: string, severities?: Severities) {
  const path = join(folder, 'office', `${NAME}.receipt.json`);
  const receipt = JSON.parse(readFileSync(path, 'utf8')) as {
    document: Parameters<Exchange['receiveTicket']>[0];
  };
  const to = exchange.path(`opened-${String(openings++)}`);
  const opened = await exchange.open.execute({
    keyring: exchange.minato,
    ticket: await exchange.signed(exchange.receiveTicket(receipt.document)),
    media: [{ folder: join(folder, 'medium') }],
    passphraseMessage: join(folder, 'office', `${NAME}.passphrase.asc`),
    ...{ to, severities },
  });
  return { opened, to };
}

const gaijiIn = (findings: readonly { rule: string; severity: string }[]): string[] =>
  findings.filter(({ rule }) => rule === 'private-use').map(({ severity }) => severity);

describe('rules on contents', () => {
  it('decide at the provider what may be sealed', async () => {
    const extraction = await exchange.extraction([GAIJI]);
    const pack = (to: string, severities?: Severities) =>
      exchange.packInto(exchange.path(to), extraction, exchange.ticket, { severities });
    const refused = await pack('strict', await rules('private-use: error\n'));
    expect(codeOf(refused)).toBe('DATA_NOT_CONFORMING');
    expect(existsSync(exchange.path('strict'))).toBe(false);
    const usual = unwrap(await pack('usual'));
    expect(gaijiIn(usual.document.findings)).toEqual(['warning']);
  });

  it('are the same at the recipient, however the file is written, or nothing is opened', async () => {
    const severities = await rules('private-use: off\ntext-mail: error\n');
    const { folder, receipt } = await exchange.sealed([GAIJI], { severities });
    expect(gaijiIn(receipt.findings)).toEqual([]);
    const text = readFileSync(join(folder, 'medium', `${NAME}.manifest.json`), 'utf8');
    expect((JSON.parse(text) as PackageManifest).rulesSha256).toBe(receipt.rulesSha256);
    for (const other of [undefined, await rules('private-use: off\n')]) {
      const { opened, to } = await open(folder, other);
      expect(codeOf(opened)).toBe('CONTENT_RULES_DIFFER');
      expect(existsSync(to)).toBe(false);
    }
    const same = await rules('# agreed\ntext-mail: error\nprivate-use: "off"\n');
    const { document } = unwrap((await open(folder, same)).opened);
    expect(document.findings).toEqual(receipt.findings);
    expect(document.rulesSha256).toBe(receipt.rulesSha256);
  });

  it('of a package packed without any are none, and an empty file says the same', async () => {
    const { folder, receipt } = await exchange.sealed([GAIJI]);
    const strict = await open(folder, await rules('private-use: error\n'));
    expect(codeOf(strict.opened)).toBe('CONTENT_RULES_DIFFER');
    const { document } = unwrap((await open(folder, await rules('{}\n'))).opened);
    expect(document.findings).toEqual(receipt.findings);
    expect(gaijiIn(document.findings)).toEqual(['warning']);
  });
});
