import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { signDocument } from '../../src/kernel/job-ticket.js';
import type { SignedDocument } from '../../src/kernel/signed-document.js';
import type { CliContext } from '../../src/platform/cli/cli-context.js';
import { OpenPgpKeyring } from '../../src/platform/crypto/openpgp-keyring.js';
import { registerTransferCommands } from '../../src/features/transfer/cli/transfer-commands.js';
import type { PackReceipt } from '../../src/features/transfer/index.js';
import { manyPatients } from './support/child.js';
import { Exchange, NAME, OPENED } from './support/exchange.js';
import { YAMADA } from './support/patients.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-cli-'));
let exchange: Exchange;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** Runs `yuzu ARGS` and gives the printed result and text. */
async function yuzu(...args: string[]): Promise<{ result: unknown; text: string }> {
  const printed: { result: unknown; text: string }[] = [];
  const context: CliContext = {
    language: 'ja',
    text: (ja) => ja,
    print: (result, text) => printed.push({ result, text }),
    progress: () => undefined,
    exitWith: () => undefined,
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerTransferCommands(program, context, exchange.commands);
  await program.parseAsync(args, { from: 'user' });
  return printed[0] ?? { result: undefined, text: '' };
}

async function written(name: string, signed: Promise<unknown>): Promise<string> {
  const file = exchange.path(name);
  writeFileSync(file, JSON.stringify(await signed));
  return file;
}

describe('the commands of the secure room', () => {
  it('carry a package from the extraction to the opened data', async () => {
    const ticket = await written('provide.json', signDocument(exchange.aoba, exchange.ticket));
    const extraction = await exchange.extraction([YAMADA]);
    const out = exchange.path('out');
    const own = ['--ticket', ticket, '--keys', exchange.path('aoba')];
    const signer = (name: string) => ['--signer', exchange.path(name)];
    const lists = ['--opt-outs', exchange.path('opt-outs.asc')];
    lists.push('--notices', exchange.path('notices.asc'));
    const folders = [...lists, '--in', extraction, '--out', out];
    const packed = await yuzu('pack', ...own, ...signer('preparer'), ...folders);
    expect(packed.text).toContain(`封緘しました: ${NAME}`);
    const approved = await yuzu('approve', out, ...own, ...signer('approver'));
    expect(approved.result).toMatchObject({ approver: exchange.approver.fingerprint() });

    const receipt = JSON.parse(
      readFileSync(join(out, 'office', `${NAME}.receipt.json`), 'utf8'),
    ) as SignedDocument<PackReceipt>;
    expect(receipt.document).toEqual(packed.result);
    const received = await written(
      'receive.json',
      exchange.signed(exchange.receiveTicket(receipt.document)),
    );
    const recipient = ['--ticket', received, '--keys', exchange.path('minato')];
    const medium = join(out, 'medium');
    const manifest = join(medium, `${NAME}.manifest.json`);
    expect((await yuzu('verify', manifest, ...recipient)).result).toMatchObject({ verified: true });

    const message = join(out, 'office', `${NAME}.passphrase.asc`);
    const to = exchange.path('opened');
    const opening = ['--medium', medium, '--passphrase-message', message, '--out', to];
    const opened = await yuzu('open', ...recipient, ...opening);
    expect(opened.result).toMatchObject({ kind: 'yuzu.receipt/open', accepted: true });
    expect(readdirSync(to).sort()).toEqual(OPENED);
  });

  it('take a package from several media, each given with the serial number on its label', async () => {
    const { folder, receipt } = await exchange.sealed(manyPatients(4_000), { volumeBytes: 30_000 });
    const [first = '', ...rest] = receipt.volumes.map(({ name }) => name);
    const other = exchange.path('ssd-2');
    mkdirSync(other);
    for (const name of rest) renameSync(join(folder, 'medium', name), join(other, name));
    const media = [
      { serial: 'SSD-1', volumes: [first] },
      { serial: 'SSD-2', volumes: rest },
    ];
    const ticket = exchange.receiveTicket(receipt, { media });
    const received = await written('receive-media.json', exchange.signed(ticket));
    const recipient = ['--ticket', received, '--keys', exchange.path('minato')];
    const both = ['--medium', `SSD-1=${join(folder, 'medium')}`, '--medium', `SSD-2=${other}`];
    expect((await yuzu('verify', NAME, ...recipient, ...both)).result).toMatchObject({
      verified: true,
    });
    const path = join(folder, 'medium', NAME);
    await yuzu('verify', path, ...recipient, '--medium', other);
    await expect(yuzu('verify', path, ...recipient)).rejects.toThrow('VOLUME_MISSING');
    const message = join(folder, 'office', `${NAME}.passphrase.asc`);
    const out = ['--passphrase-message', message, '--out', exchange.path('opened-media')];
    const opened = await yuzu('open', ...recipient, ...both, ...out);
    expect(opened.result).toMatchObject({ accepted: true });
  });

  it('verify a package with nothing but the two public keys', async () => {
    const { folder } = await exchange.sealed();
    const key = (person: string) => join(exchange.path(person), 'public.asc');
    const path = join(folder, 'medium', NAME);
    const verify = (preparer: string, approver: string) =>
      yuzu('verify', path, '--preparer-key', key(preparer), '--approver-key', key(approver));
    expect((await verify('preparer', 'approver')).text).toContain('正しいです');
    await expect(verify('preparer', 'minato')).rejects.toThrow('MANIFEST_SIGNATURE_INVALID');
    await expect(verify('approver', 'preparer')).rejects.toThrow('MANIFEST_SIGNERS_DIFFER');
    await expect(verify('preparer', 'preparer')).rejects.toThrow('MANIFEST_SIGNATURE_INVALID');
    await expect(yuzu('verify', path)).rejects.toThrow('PROVIDER_KEY_NEEDED');
  });

  it('make a signing key for one person, which is registered by its fingerprint', async () => {
    const out = exchange.path('hanako');
    const args = ['--person', '山田 花子', '--operator', 'AOBA', '--out', out];
    const { text, result } = await yuzu('key', 'create', ...args);
    const made = await OpenPgpKeyring.open(out);
    expect(result).toEqual({ fingerprint: made.fingerprint(), publicKey: made.publicKey() });
    expect(text).toContain(made.fingerprint());
  });

  it('export the key without ever exporting its passphrase', async () => {
    const keys = exchange.path('aoba');
    const out = exchange.path('keys-out');
    await yuzu('key', 'export', '--keys', keys, '--out', out, '--secret');
    const fingerprint = exchange.aoba.fingerprint();
    expect(readdirSync(out).sort()).toEqual([
      `${fingerprint}.public.asc`,
      `${fingerprint}.secret.asc`,
    ]);
    expect(statSync(join(out, `${fingerprint}.secret.asc`)).mode & 0o777).toBe(0o600);
    const passphrase = readFileSync(join(keys, 'passphrase'), 'utf8').trim();
    for (const file of readdirSync(out))
      expect(readFileSync(join(out, file), 'utf8')).not.toContain(passphrase);
  });

  it('say what to give when the ticket is not a ticket', async () => {
    const file = exchange.path('broken.json');
    writeFileSync(file, '{}');
    const own = ['--keys', exchange.path('aoba'), '--signer', exchange.path('preparer')];
    const lists = ['--opt-outs', 'x', '--notices', 'y'];
    const args = [...own, ...lists, '--in', 'x', '--out', 'y'];
    await expect(yuzu('pack', '--ticket', file, ...args)).rejects.toThrow(
      'PACKAGE_TICKET_UNREADABLE',
    );
  });
});
