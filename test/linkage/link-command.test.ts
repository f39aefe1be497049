import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import {
  registerDedupeCommand,
  registerLinkCommand,
} from '../../src/features/linkage/cli/link-command.js';
import type { LinkReceipt } from '../../src/features/linkage/index.js';
import { sha256Hex } from '../../src/kernel/canonical-json.js';
import { ok, type Language } from '../../src/kernel/outcome.js';
import type { CliContext } from '../../src/platform/cli/cli-context.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { Bench } from './support/linkage-run.js';
import { csvOf, patient } from './support/patients.js';

let bench: Bench;
let ticket: string;
let common: string[];
beforeAll(async () => {
  bench = await Bench.create();
  ticket = join(bench.folder, 'ticket.json');
  await writeFile(ticket, JSON.stringify(await bench.ticket(['MINATO', 'AOBA'])));
  const sources = [
    await bench.source('AOBA', csvOf([patient()])),
    await bench.source('MINATO', csvOf([patient()])),
  ];
  common = sources.flatMap(({ operator, path }) => ['--source', `${operator}=${path}`]);
});
afterAll(() => bench.erase());

async function yuzu(args: string[], language: Language = 'en') {
  const printed: { result: unknown; forPeople: string }[] = [];
  const context: CliContext = {
    language,
    text: (ja, en) => (language === 'ja' ? ja : en),
    print: (result, forPeople) => printed.push({ result, forPeople }),
    progress: () => undefined,
    exitWith: () => undefined,
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  const openKeyring = async (dir: string) => ok(await OpenPgpKeyring.open(dir));
  registerLinkCommand(program, context, { link: bench.link, openKeyring });
  registerDedupeCommand(program, context, { link: bench.link, openKeyring });
  await program.parseAsync(args, { from: 'user' });
  return printed[0];
}

const withTicket = (file: string) => [
  ...['--ticket', file, '--keys', bench.keys, '--out', bench.out],
];

describe('yuzu link', () => {
  it('links the folders given and prints the receipt', async () => {
    const printed = await yuzu(['link', ...withTicket(ticket), ...common]);
    expect(printed?.result).toMatchObject({ kind: 'yuzu.receipt/link', persons: 1 });
    expect(printed?.forPeople).toContain('AOBA – MINATO: 1 pairs');
  });

  it('speaks Japanese where the user does', async () => {
    const printed = await yuzu(['link', ...withTicket(ticket), ...common], 'ja');
    expect(printed?.forPeople).toContain('実人数 1人');
  });

  it('goes by the profile its ticket signs, under whatever path, and by no other', async () => {
    const ticketFor = async (profile: string, changes: object = {}) => {
      const file = join(bench.folder, 'profiled.json');
      const signed = await bench.ticket(['MINATO', 'AOBA'], changes, profile);
      await writeFile(file, JSON.stringify(signed));
      return ['link', ...withTicket(file), ...common];
    };
    const printed = await yuzu(await ticketFor('operator-a'));
    expect(printed?.result).toMatchObject({ profile: { name: 'operator-a' } });
    const other = [...(await ticketFor('operator-a')), '--profile', 'operator-b'];
    await expect(yuzu(other)).rejects.toThrow('LINK_PROFILE_NOT_OF_TICKET');
    const own = join(bench.folder, 'own.yaml');
    const text = await readFile('config/linkage/operator-a.yaml', 'utf8');
    await writeFile(own, text.replace(/^name: .*$/m, 'name: own'));
    const given = [...(await ticketFor(own)), '--profile', own];
    const { profile } = (await yuzu(given))?.result as LinkReceipt;
    expect(profile.sha256).toBe(sha256Hex(await readFile(own, 'utf8')));
    const evidence = await readFile(join(bench.out, 'evidence.json'), 'utf8');
    expect(JSON.parse(evidence)).toMatchObject({ document: { profile } });
    await writeFile(own, `${text.replace(/^name: .*$/m, 'name: own')}# changed\n`);
    await expect(yuzu(given)).rejects.toThrow('LINK_PROFILE_NOT_OF_TICKET');
    const unsigned = await ticketFor('operator-a', { profile: undefined });
    await expect(yuzu(unsigned)).rejects.toThrow('LINK_PROFILE_NOT_OF_TICKET');
  });

  it('says how --source is written when it is not', async () => {
    const attempt = yuzu(['link', ...withTicket(ticket), '--source', 'AOBA:dir']);
    await expect(attempt).rejects.toThrow('LINK_SOURCE_OPTION_MALFORMED');
  });

  it.each([
    ['missing', undefined, 'LINK_FILE_UNREADABLE'],
    ['no JSON', 'ticket', 'LINK_TICKET_MALFORMED'],
    ['not signed', '{"document":{"kind":"yuzu.ticket/link"}}', 'LINK_TICKET_MALFORMED'],
  ])('refuses a ticket file that is %s', async (_, text, code) => {
    const file = join(bench.folder, 'other.json');
    if (text !== undefined) await writeFile(file, text);
    await expect(yuzu(['link', ...withTicket(file), ...common])).rejects.toThrow(code);
  });
});
