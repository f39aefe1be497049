import { Command } from 'commander';
import { CheckData, ExtractData } from '../../features/extraction/index.js';
import { registerCheck, registerExtract } from '../../features/extraction/cli/index.js';
import { FileTableFolders } from '../../features/extraction/engines/csv/file-table-folders.js';
import { FileMedicalSources } from '../../features/extraction/engines/file-medical-sources.js';
import { FileExtractionOutput } from '../../features/extraction/engines/files/file-extraction-output.js';
import { LinkPersons } from '../../features/linkage/index.js';
import { registerLinkCommand } from '../../features/linkage/cli/link-command.js';
import { CsvPatientSource } from '../../features/linkage/engines/csv/csv-patient-source.js';
import { FileLinkOutput } from '../../features/linkage/engines/csv/file-link-output.js';
import { DuckDbLinkageEngine } from '../../features/linkage/engines/duckdb/duckdb-linkage-engine.js';
import { registerRecordsCommands } from '../../features/provision-log/cli/records-commands.js';
import { OpenPgpSignatureCheck } from '../../features/provision-log/engines/openpgp-signature-check.js';
import { VerifyBundle } from '../../features/provision-log/index.js';
import { registerRehearse } from '../../features/rehearsal/cli/rehearse.command.js';
import { PopulationFolderWriter } from '../../features/rehearsal/engines/population-folder.writer.js';
import { GeneratePopulation } from '../../features/rehearsal/index.js';
import { registerTransferCommands } from '../../features/transfer/cli/transfer-commands.js';
import { SevenZipArchiver } from '../../features/transfer/engines/seven-zip/seven-zip-archiver.js';
import { OpenArchive, PackArchive, VerifyPackage } from '../../features/transfer/index.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import type { Keyring } from '../../kernel/ports/keyring.js';
import type { ConsoleContext } from '../../platform/cli/console-context.js';
import { SystemClock } from '../../platform/clock.js';
import { exportKey } from '../../platform/crypto/export-key.js';
import { OpenPgpKeyring } from '../../platform/crypto/openpgp-keyring.js';
import { openPgpVerifier } from '../../platform/crypto/openpgp-verifier.js';
import { registerBundleCommands } from '../../protocol/cli/bundle.commands.js';

/** The `yuzu` command: every engine of the secure room, wired without database or network. */
export function program(context: ConsoleContext): Command {
  const text = context.text.bind(context);
  const yuzu = new Command('yuzu')
    .description(
      text('認定事業者間の医療情報の授受', 'Hand-over of medical information between operators'),
    )
    .option('--json', text('結果をJSONで出力する', 'print results as JSON'))
    .exitOverride();
  secureRoom(yuzu, context);
  registerRecordsCommands(yuzu, context, new VerifyBundle(new OpenPgpSignatureCheck()));
  registerBundleCommands(yuzu, context);
  registerRehearse(yuzu, context, new GeneratePopulation(new PopulationFolderWriter()));
  for (const command of everyCommand(yuzu))
    command.exitOverride().option('--json', text('結果をJSONで出力する', 'print results as JSON'));
  return yuzu;
}

function secureRoom(yuzu: Command, context: ConsoleContext): void {
  const clock = new SystemClock();
  const folders = new FileTableFolders();
  const check = new CheckData(folders);
  const sources = new FileMedicalSources(folders);
  const extract = new ExtractData(sources, new FileExtractionOutput(), clock);
  const archiver = new SevenZipArchiver();
  const verify = new VerifyPackage();
  registerExtract(yuzu, context, extract, openKeyring);
  registerCheck(yuzu, context, check, openKeyring);
  registerTransferCommands(yuzu, context, {
    openKeyring: (dir) => OpenPgpKeyring.open(dir),
    verifier: openPgpVerifier,
    exportKey,
    pack: new PackArchive(archiver, check, clock),
    verify,
    open: new OpenArchive(verify, archiver, check, clock),
  });
  const engine = new DuckDbLinkageEngine();
  const link = new LinkPersons(engine, new CsvPatientSource(), new FileLinkOutput(), clock);
  registerLinkCommand(yuzu, context, link, openKeyring);
}

/** Throws RefusedError KEY_UNREADABLE where the folder holds no usable key. */
const openKeyring = async (directory: string): Promise<Outcome<Keyring>> =>
  ok(await OpenPgpKeyring.open(directory));

const everyCommand = (parent: Command): Command[] =>
  parent.commands.flatMap((command) => [command, ...everyCommand(command)]);
