import { EXIT } from '../../kernel/exit-code.js';
import { defineErrors } from '../../kernel/outcome.js';

export const configErrors = defineErrors({
  CONFIG_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: '設定ファイル {file} に誤りがあります: {problems}。使える設定は config/default.yaml にあります。',
    en: 'The configuration {file} is not valid: {problems}. config/default.yaml lists every setting.',
  },
});
