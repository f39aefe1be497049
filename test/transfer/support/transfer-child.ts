import { readFileSync } from 'node:fs';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import { unwrap } from '../../../src/kernel/outcome.js';
import { CheckData, type ProvideTicket } from '../../../src/features/extraction/index.js';
import { FileTableFolders } from '../../../src/features/extraction/engines/csv/file-table-folders.js';
import { InlineScanner } from '../../../src/features/extraction/engines/scan/inline-scanner.js';
import { SevenZipArchiver } from '../../../src/features/transfer/engines/seven-zip/seven-zip-archiver.js';
import {
  OpenArchive,
  PackArchive,
  VerifyPackage,
  type ReceiveTicket,
} from '../../../src/features/transfer/index.js';
import { SystemClock } from '../../../src/platform/clock.js';
import { OpenPgpKeyring } from '../../../src/platform/crypto/openpgp-keyring.js';

/** `pack KEYS TICKET FROM TO` or `open KEYS TICKET FROM TO MESSAGE`, as its own process. */
const [command, keys = '', ticketFile = '', from = '', to = '', passphraseMessage = ''] =
  process.argv.slice(2);

const keyring = await OpenPgpKeyring.open(keys);
const archiver = new SevenZipArchiver();
const check = new CheckData(new FileTableFolders(), new InlineScanner(), new SystemClock());
const clock = new SystemClock();
const ticket: unknown = JSON.parse(readFileSync(ticketFile, 'utf8'));

if (command === 'pack') {
  const pack = new PackArchive(archiver, check, clock);
  unwrap(
    await pack.execute({ keyring, ticket: ticket as SignedDocument<ProvideTicket>, from, to }),
  );
} else {
  const open = new OpenArchive(new VerifyPackage(), archiver, check, clock);
  const received = ticket as SignedDocument<ReceiveTicket>;
  unwrap(await open.execute({ keyring, ticket: received, from, passphraseMessage, to }));
}
