import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

/** Refusals of removing persons from received data. */
export const removalErrors = defineErrors({
  REMOVAL_SOURCE_MISSING: {
    status: 422,
    exit: EXIT.usage,
    ja: '「{folder}」に data フォルダ、records.asc 又は open.receipt.json がありません。「yuzu open」又は前回の「yuzu remove」の出力先を指定してください。',
    en: 'The folder "{folder}" lacks data, records.asc or open.receipt.json. Give the output folder of "yuzu open", or of the last "yuzu remove".',
  },
  REMOVAL_OF_ANOTHER_PACKAGE: {
    status: 409,
    exit: EXIT.refused,
    ja: '「{folder}」のデータは提供パッケージ「{package}」のものではありません。ジョブ票の提供パッケージを開封したフォルダを指定してください。',
    en: 'The data in "{folder}" are not of the package "{package}". Give the folder into which the ticket’s package was opened.',
  },
  REMOVAL_FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.tampered,
    ja: '「{file}」の{line}行目を読み取れないか、医療機関コード・患者番号の列がありません。開封後に変更されていないか確認してください。何も削除していません。',
    en: 'Line {line} of "{file}" cannot be read, or the columns of institution and patient are missing. See whether it was changed after the opening. Nothing was removed.',
  },
  REMOVAL_WITHIN_SOURCE: {
    status: 422,
    exit: EXIT.usage,
    ja: '出力先「{folder}」は削除元と同じフォルダか、その中にあります。別のフォルダを指定してください。',
    en: 'The output folder "{folder}" is the source or within it. Give another folder.',
  },
});
