import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { MediumFolder } from '../domain/media/medium-folder.js';

/** A serial number begins with a letter or digit and holds no `=`: a folder with one in its name is given as `./a=b`. */
const FORM = /^(?:(?<serial>[A-Za-z0-9][A-Za-z0-9._/-]{0,63})=)?(?<folder>.+)$/;

/** Each `--medium`: `DIR`, or `SERIAL=DIR` with the serial number on the label. */
export function mediumFolders(given: string, before: readonly MediumFolder[] = []): MediumFolder[] {
  const { serial, folder = given } = FORM.exec(given)?.groups ?? {};
  return [...before, { folder, ...(serial !== undefined && { serial }) }];
}

export const mediumText = (context: CliContext) =>
  context.text(
    '媒体のフォルダ。複数の媒体は繰り返して指定する（ラベルの製造番号も照合するときは「製造番号=フォルダ」）',
    'folder of a medium, once for each ("serial=folder" also compares with the label of that serial number)',
  );
