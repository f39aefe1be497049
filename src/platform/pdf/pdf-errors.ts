import { defineErrors } from '../../kernel/outcome.js';

export const pdfErrors = defineErrors({
  GLYPH_MISSING: {
    status: 422,
    ja: '文書に、書体にない文字（{character}）があるため、PDFを作成できません。別の字体に改めてください。契約文書の場合は、改めた対案を提出してください。',
    en: 'The text has a character the fonts lack ({character}), so no PDF can be made. Write it in another form; for a contract, propose a text that does.',
  },
});
