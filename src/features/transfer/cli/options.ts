import { refuse, RefusedError, unwrap } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import { readRules, type Severities } from '../../extraction/index.js';
import { asSigned, textOf } from '../application/read-signed.js';
import { packErrors } from '../domain/package-errors.js';

/** The signed ticket in a file, not yet verified. */
export async function ticketIn<T>(file: string): Promise<SignedDocument<T>> {
  const text = await textOf(file).catch((fault: unknown) => {
    if (fault instanceof RefusedError) return undefined;
    throw fault;
  });
  const signed = asSigned<T>(text ?? '');
  if (signed) return signed;
  throw new RefusedError(refuse(packErrors.PACKAGE_TICKET_UNREADABLE, { file }));
}

/** Severities of `--rules`, where given. */
export const rulesIn = async (file: string | undefined): Promise<Severities | undefined> =>
  file === undefined ? undefined : unwrap(await readRules(file));

export const rulesText = (context: CliContext) =>
  context.text(
    '内容に関する規則の重大度（YAML）。提供側と受領側で同じものを使用する',
    'severities of rules on contents (YAML), the same at both sides',
  );
export const ticketText = (context: CliContext) =>
  context.text('ゲートウェイが発行したジョブ票', 'job ticket issued by the gateway');
export const keysText = (context: CliContext) =>
  context.text(
    '鍵フォルダ（secret.asc, passphrase, public.asc）',
    'key folder (secret.asc, passphrase, public.asc)',
  );
export const signerText = (context: CliContext) =>
  context.text(
    '本人の署名鍵のフォルダ（「yuzu key create」で作成）',
    'folder of one’s own signing key (made by "yuzu key create")',
  );
