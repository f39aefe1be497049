import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

export const qualityErrors = defineErrors({
  LINK_LINE_WITHOUT_PAIR: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} の{line}行目には、説明できる組がありません。見出し行を除いた行番号で、ほかの記録と結びついた行を指定してください。',
    en: 'Line {line} of {file} holds no pair to explain. Count lines after the header, and give one that is linked with another record.',
  },
});
