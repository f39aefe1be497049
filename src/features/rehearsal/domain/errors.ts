import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const rehearsalErrors = defineErrors({
  REHEARSAL_FOLDER_NOT_EMPTY: {
    status: 409,
    ja: '出力先「{folder}」は空ではありません。空のフォルダか、まだ存在しないフォルダを指定してください。',
    en: 'The output folder "{folder}" is not empty; give an empty folder or one that does not exist yet.',
  },
  REHEARSAL_PERSONS_OUT_OF_RANGE: {
    status: 422,
    exit: EXIT.usage,
    ja: '人数「{persons}」では作成できません。1から{most}までの整数を指定してください。',
    en: 'Cannot make "{persons}" persons; give a whole number from 1 to {most}.',
  },
});
