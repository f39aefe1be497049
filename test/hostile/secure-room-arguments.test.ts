import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { EXIT } from '../../src/kernel/exit-code.js';
import { RefusedError } from '../../src/kernel/outcome.js';
import type { CliContext } from '../../src/platform/cli/cli-context.js';
import { registerTransferCommands } from '../../src/features/transfer/cli/transfer-commands.js';
import { Exchange, NAME } from '../transfer/support/exchange.js';

const dir = mkdtempSync(join(tmpdir(), 'yuzu-arguments-'));
let exchange: Exchange;
let medium: string;
beforeAll(async () => {
  exchange = await Exchange.create(dir);
  const { folder } = await exchange.sealed();
  medium = join(folder, 'medium', NAME);
});
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const context: CliContext = {
  language: 'en',
  text: (_, en) => en,
  print: () => undefined,
  progress: () => undefined,
  exitWith: () => undefined,
};

/** Code and exit code of the refusal that the command ends with. */
async function refusal(...args: string[]) {
  const program = new Command().exitOverride();
  registerTransferCommands(program, context, exchange.commands);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, exit } = error.refusal.error;
    return { code, exit };
  }
  throw new Error('not refused');
}

describe('a file named on the command line that cannot be used', () => {
  it.each(['no-such-file', '.'])('is refused as a signer’s key: %s', async (file) => {
    const keys = ['--preparer-key', join(dir, file), '--approver-key', join(dir, file)];
    const refused = await refusal('verify', medium, ...keys);
    expect(refused).toEqual({ code: 'PROVIDER_KEY_UNREADABLE', exit: EXIT.usage });
  });

  it('is refused as a key that is none, and nothing is said of the signature', async () => {
    const file = join(dir, 'not-a-key');
    writeFileSync(file, 'not a key');
    const keys = ['--preparer-key', file, '--approver-key', file];
    const refused = await refusal('verify', medium, ...keys);
    expect(refused).toEqual({ code: 'KEY_UNREADABLE', exit: EXIT.usage });
  });

  it.each(['no-such-file', '.'])('is refused as a job ticket: %s', async (file) => {
    const own = ['--ticket', join(dir, file), '--keys', exchange.path('minato')];
    const refused = await refusal('verify', medium, ...own);
    expect(refused).toEqual({ code: 'PACKAGE_TICKET_UNREADABLE', exit: EXIT.usage });
  });
});
