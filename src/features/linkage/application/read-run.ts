import { refuse, type Outcome } from '../../../kernel/outcome.js';
import type { Keyring } from '../../../kernel/ports/keyring.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import type { LinkEvidence } from '../domain/model/evidence.js';
import { qualityErrors } from '../domain/quality/quality-errors.js';
import type { LinkRunFiles } from './ports/link-run-files.js';
import { readSigned } from './read-signed.js';

const EVIDENCE = 'evidence.json';
const RECEIPT = 'link.receipt.json';

/** The evidence of a run, if the own key signed it and both tables beside it are those it names: whole, and of one run. */
export async function readRun(
  files: LinkRunFiles,
  keyring: Keyring,
  folder: string,
): Promise<Outcome<LinkEvidence>> {
  const document = { file: EVIDENCE, text: await files.text(folder, EVIDENCE) };
  const key = keyring.publicKey();
  const read = await readSigned<LinkEvidence>(keyring, key, document, 'yuzu.evidence/link');
  if (!read.ok) return read;
  const { links, review } = read.value.files;
  const tables = [
    ['links.csv', links],
    ['review.csv', review],
  ] as const;
  for (const [file, signed] of tables)
    if ((await files.sha256(folder, file)) !== signed)
      return refuse(qualityErrors.LINK_RUN_CHANGED, { file });
  return read;
}

/** The receipt of the run with this evidence, if the own key signed it. */
export async function readReceipt(
  files: LinkRunFiles,
  keyring: Keyring,
  folder: string,
  { sources }: LinkEvidence,
): Promise<Outcome<LinkReceipt>> {
  const kind = `yuzu.receipt/${sources.length === 1 ? 'dedupe' : 'link'}` as const;
  const document = { file: RECEIPT, text: await files.text(folder, RECEIPT) };
  return readSigned<LinkReceipt>(keyring, keyring.publicKey(), document, kind);
}
