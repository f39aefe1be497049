import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

/** Refusals around reports of data that are not to specification. */
export const discrepancyErrors = defineErrors({
  DISCREPANCY_UNKNOWN: {
    status: 404,
    ja: '仕様不一致「{discrepancy}」は登録されていません。番号を確認してください。',
    en: 'There is no discrepancy "{discrepancy}" here. Check its id.',
  },
  DISCREPANCY_TABLE_UNKNOWN: {
    status: 422,
    ja: '表「{table}」は提供パッケージ「{package}」に含まれていません。表の名称を確認してください。',
    en: 'The package "{package}" holds no table "{table}". Check its name.',
  },
  DISCREPANCY_NOT_ACCEPTED: {
    status: 409,
    ja: '提供パッケージ「{package}」（状態: {state}）は受領済みではありません。受領前の不一致は、到着又は開封の登録により報告されます。',
    en: 'The package "{package}" (state: {state}) is not accepted. What does not fit before that is reported with its arrival or its opening.',
  },
  DISCREPANCY_REPORT_DIFFERS: {
    status: 422,
    exit: EXIT.tampered,
    ja: '提供パッケージ「{package}」の仕様不一致報告書の「{field}」が、記録と一致しません。受領側に確認してください。',
    en: 'The report of a discrepancy of the package "{package}" differs from the records in "{field}". Ask the recipient.',
  },
  ACKNOWLEDGER_IS_REPORTER: {
    status: 403,
    ja: '仕様不一致「{discrepancy}」の終結は、報告した人とは別の責任者が確認します。',
    en: 'The settlement of the discrepancy "{discrepancy}" is acknowledged by another person than the one who reported it.',
  },
});
