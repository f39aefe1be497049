import { EXIT } from '../../kernel/exit-code.js';
import { defineErrors } from '../../kernel/outcome.js';

export const textErrors = defineErrors({
  TEXT_UNDECODABLE: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '文字コードを判別できません。{encodings} のいずれとしても復号できない文字があります。作成元のシステムに文字コードを確認し、指定してください。',
    en: 'The encoding cannot be told: as none of {encodings} all characters decode. Ask where the data were made, and name the encoding.',
  },
  TEXT_ENCODING_AMBIGUOUS: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '{encodings} のどれとしても復号できるため、文字コードを判別できません。作成元のシステムに文字コードを確認し、指定してください。',
    en: 'The encoding cannot be told: the data decode as each of {encodings}. Ask where the data were made, and name the encoding.',
  },
});
