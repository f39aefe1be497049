import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import type { ExtractReceipt } from '../../../extraction/index.js';
import { packageFiles } from '../../domain/package-name.js';
import type { PackReceipt } from '../../domain/package-receipts.js';
import { eraseUnfinished } from '../files/build-folder.js';
import { asSigned, textOf } from '../read-signed.js';

/** What the gateway records of an output folder. */
export interface ProvidedFiles {
  readonly extracted: SignedDocument<ExtractReceipt>;
  readonly packed: SignedDocument<PackReceipt>;
  readonly passphraseMessage: string;
}

/** The receipts of a folder that stands, or undefined where none does: a folder is whole or absent. */
export async function providedIn(folder: string, name: string): Promise<ProvidedFiles | undefined> {
  const files = packageFiles(name);
  const textIn = (file: string) => textOf(join(folder, 'office', file));
  const extracted = asSigned<ExtractReceipt>((await textIn(files.extraction)) ?? '');
  const packed = asSigned<PackReceipt>((await textIn(files.receipt)) ?? '');
  const passphraseMessage = await textIn(files.passphrase);
  if (!extracted || !packed || passphraseMessage === undefined) return undefined;
  return { extracted, packed, passphraseMessage };
}

/** What nobody may use holds medical information all the same. */
export async function discardProvided(folder: string): Promise<void> {
  await eraseUnfinished(folder);
  await rm(folder, { recursive: true, force: true });
}
