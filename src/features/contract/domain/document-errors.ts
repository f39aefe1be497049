import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

/** Refusals about contract documents: PDF, comparison, evidence bundle. */
export const documentErrors = defineErrors({
  NOTICE_UNKNOWN: {
    status: 404,
    ja: '契約「{contract}」に通知「{notice}」はありません。',
    en: 'The contract "{contract}" has no notice "{notice}".',
  },
  EVIDENCE_EMPTY: {
    status: 409,
    ja: '契約「{contract}」には締結された文書がないため、証拠ファイルを作成できません。',
    en: 'The contract "{contract}" has no concluded text, so there is no evidence to bundle.',
  },
  EVIDENCE_UNREADABLE: {
    status: 422,
    exit: EXIT.fault,
    ja: 'ファイル「{file}」を読み込めません。yuzuの契約証拠ファイル（ZIP）であることを確認してください。',
    en: 'The file "{file}" cannot be read. Check that it is a contract evidence bundle (ZIP) of yuzu.',
  },
});
