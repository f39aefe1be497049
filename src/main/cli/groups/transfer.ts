import type { Command } from 'commander';
import { FileTableFolders } from '../../../features/extraction/engines/csv/file-table-folders.js';
import { InlineScanner } from '../../../features/extraction/engines/scan/inline-scanner.js';
import { CheckData } from '../../../features/extraction/index.js';
import { registerTransferCommands } from '../../../features/transfer/cli/transfer-commands.js';
import { SevenZipArchiver } from '../../../features/transfer/engines/seven-zip/seven-zip-archiver.js';
import { OpenArchive, PackArchive, VerifyPackage } from '../../../features/transfer/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { SystemClock } from '../../../platform/clock.js';
import { exportKey } from '../../../platform/crypto/export-key.js';
import { OpenPgpKeyring } from '../../../platform/crypto/openpgp-keyring.js';
import { openPgpVerifier } from '../../../platform/crypto/openpgp-verifier.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const clock = new SystemClock();
  const check = new CheckData(new FileTableFolders(), new InlineScanner(), new SystemClock());
  const archiver = new SevenZipArchiver();
  const verify = new VerifyPackage();
  registerTransferCommands(yuzu, context, {
    openKeyring: (dir) => OpenPgpKeyring.open(dir),
    verifier: openPgpVerifier,
    exportKey,
    pack: new PackArchive(archiver, check, clock),
    verify,
    open: new OpenArchive(verify, archiver, check, clock),
  });
}
