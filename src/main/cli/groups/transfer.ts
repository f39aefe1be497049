import type { Command } from 'commander';
import { FileTableFolders } from '../../../features/extraction/engines/csv/file-table-folders.js';
import { FileMedicalSources } from '../../../features/extraction/engines/file-medical-sources.js';
import { CsvPersonNotices } from '../../../features/extraction/engines/files/csv-person-notices.js';
import { FileExtractionOutput } from '../../../features/extraction/engines/files/file-extraction-output.js';
import {
  createScanner,
  createSparingScanner,
} from '../../../features/extraction/engines/scan/create-scanner.js';
import { ExtractData } from '../../../features/extraction/index.js';
import { registerTransferCommands } from '../../../features/transfer/cli/transfer-commands.js';
import { CsvRowRemover } from '../../../features/transfer/engines/csv/csv-row-remover.js';
import { OpenPgpSignatures } from '../../../features/transfer/engines/openpgp/openpgp-signatures.js';
import { SevenZipArchiver } from '../../../features/transfer/engines/seven-zip/seven-zip-archiver.js';
import {
  ApproveArchive,
  OpenArchive,
  PackArchive,
  ProvidePackage,
  RemovePersons,
  VerifyPackage,
} from '../../../features/transfer/index.js';
import type { ConsoleContext } from '../../../platform/cli/console-context.js';
import { SystemClock } from '../../../platform/clock.js';
import { exportKey } from '../../../platform/crypto/export-key.js';
import { OpenPgpKeyring } from '../../../platform/crypto/openpgp-keyring.js';

export function register(yuzu: Command, context: ConsoleContext): void {
  const clock = new SystemClock();
  const personNotices = new CsvPersonNotices();
  const archiver = new SevenZipArchiver();
  const sources = new FileMedicalSources(new FileTableFolders());
  const extract = new ExtractData(sources, new FileExtractionOutput(), clock);
  const pack = new PackArchive(archiver, createSparingScanner(), personNotices, clock);
  const signatures = new OpenPgpSignatures();
  const verify = new VerifyPackage(signatures);
  registerTransferCommands(yuzu, context, {
    openKeyring: (dir) => OpenPgpKeyring.open(dir),
    createKey: (dir, owner) => OpenPgpKeyring.create(dir, owner),
    exportKey,
    personNotices,
    pack,
    provide: new ProvidePackage(extract, pack),
    approve: new ApproveArchive(signatures, clock),
    verify,
    open: new OpenArchive(verify, archiver, createScanner(), clock),
    remove: new RemovePersons(new CsvRowRemover(), clock),
  });
}
