import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

/** Refusals around stop requests that come after a dispatch. */
export const recallErrors = defineErrors({
  OPT_OUT_CHECK_TOO_EARLY: {
    status: 409,
    ja: '提供パッケージ「{package}」（状態: {state}）は、提供停止の求めとの照合の対象ではありません。照合は発送後、受領側がデータを保有する間に行います。',
    en: 'The persons of the package "{package}" (state: {state}) are not compared with stop requests: that is done from the dispatch on, while the recipient holds the data.',
  },
  RECORDS_OF_ANOTHER_PACKAGE: {
    status: 422,
    exit: EXIT.tampered,
    ja: '登録された記録は、提供パッケージ「{package}」のものではありません（人数又はダイジェストが一致しません）。「yuzu pack」が出力した records.asc を登録してください。',
    en: 'These are not the records of the package "{package}": persons or digest differ. Submit the records.asc that "yuzu pack" wrote.',
  },
  DUTY_UNKNOWN: {
    status: 404,
    ja: '削除「{duty}」は登録されていません。番号を確認してください。',
    en: 'There is no deletion "{duty}" here. Check its id.',
  },
  DUTY_OF_PROVIDER: {
    status: 403,
    ja: '削除「{duty}」は、受領側が行い、受領側が記録します。',
    en: 'The deletion "{duty}" is done and recorded by the recipient.',
  },
  DUTY_OF_WHOLE_PACKAGE: {
    status: 409,
    ja: '削除「{duty}」は提供パッケージ全体が対象のため、「yuzu remove」のジョブ票はありません。データを消去し、その結果を担当者が記録してください。',
    en: 'The deletion "{duty}" is of a whole package, for which there is no ticket for "yuzu remove". Erase the data, and have staff record it.',
  },
  RETENTION_RUNS: {
    status: 409,
    ja: '削除「{duty}」の保存期限は{dueOn}です。提供側は個別契約の保存期限まで保管するため、その日より前の削除は記録できません。',
    en: 'The retention of the deletion "{duty}" runs until {dueOn}: the provider keeps what it handed over until then, and records no deletion before.',
  },
  DUTY_CONFIRMER_IS_RECORDER: {
    status: 403,
    ja: '削除「{duty}」は、記録した人とは別の責任者が確認します。',
    en: 'The deletion "{duty}" is confirmed by another person than the one who recorded it.',
  },
});
