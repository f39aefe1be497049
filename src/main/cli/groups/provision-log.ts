import type { Command } from 'commander';
import { registerRecordsCommands } from '../../../features/provision-log/cli/records-commands.js';
import { OpenPgpSignatureCheck } from '../../../features/provision-log/engines/openpgp-signature-check.js';
import { VerifyBundle } from '../../../features/provision-log/application/verify-bundle.use-case.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  registerRecordsCommands(yuzu, context, new VerifyBundle(new OpenPgpSignatureCheck()));
}
