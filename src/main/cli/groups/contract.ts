import type { Command } from 'commander';
import { registerContractCommands } from '../../../features/contract/cli/contract-commands.js';
import { VerifyEvidence } from '../../../features/contract/application/verify-evidence.use-case.js';
import { OpenPgpKeyCheck } from '../../../features/contract/documents/openpgp-key-check.js';
import { ZipArchive } from '../../../features/contract/documents/zip-archive.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const verify = new VerifyEvidence(new ZipArchive(), new OpenPgpKeyCheck());
  registerContractCommands(yuzu, context, verify);
}
