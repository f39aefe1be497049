import { defineErrors } from '../../../kernel/outcome.js';

/** Refusals around linkages by the gateway itself. */
export const linkJobErrors = defineErrors({
  LINK_ROOM_ELSEWHERE: {
    status: 409,
    ja: 'このゲートウェイは安全管理区域で名寄せをする設定になっていません。安全管理区域で「yuzu link」または「yuzu dedupe」を実行してください（ゲートウェイが区域内で稼働している場合は、設定の linkage.inputDir と linkage.outputDir を指定します）。',
    en: 'This gateway is not set up to link in the secure room. Run "yuzu link" or "yuzu dedupe" there, or set linkage.inputDir and linkage.outputDir where the gateway itself stands in the room.',
  },
  LINK_ROOM_SOURCES_MISSING: {
    status: 409,
    ja: '次の事業者の患者基本が安全管理区域のフォルダ「{folder}」にありません: {operators}。設定 linkage.inputDir の下の「{folder}/事業者コード」に、開封したデータ（patient.csv、patient.parquet または patient.yaml）を置いてください。',
    en: 'The folder "{folder}" of the secure room lacks the patient tables of: {operators}. Put the opened data (patient.csv, patient.parquet or patient.yaml) into "{folder}/OPERATOR" below linkage.inputDir.',
  },
  LINK_ROOM_LABELS_MISSING: {
    status: 409,
    ja: '次の目視確認の結果（labels.csv）が安全管理区域のフォルダ「{folder}」にないか、登録された受領票のものと異なります: {reviews}。設定 linkage.inputDir の下の「{folder}/reviews/目視確認の番号」に、目視確認の終了時に出力された labels.csv と link-review.receipt.json を置いてください。',
    en: 'The folder "{folder}" of the secure room lacks the labels.csv of these clerical reviews, or holds another than the recorded receipt names: {reviews}. Put labels.csv and link-review.receipt.json, as the review wrote them, into "{folder}/reviews/REVIEW" below linkage.inputDir.',
  },
  LINK_JOB_UNDER_WAY: {
    status: 409,
    ja: '案件通番{case}の名寄せまたは重複確認は、すでに実行中です。終了を待つか、中止してから再度開始してください。',
    en: 'Case {case} is being linked or de-duplicated already. Wait for its end, or cancel that job first.',
  },
  LINK_JOB_UNKNOWN: {
    status: 404,
    ja: '名寄せの実行「{run}」は登録されていません。案件の実行一覧で番号を確認してください。',
    en: 'There is no linkage job "{run}". Look it up in the list of the case’s jobs.',
  },
  LINK_JOB_EARLIER_UNKNOWN: {
    status: 409,
    ja: '引き継ぎ元に指定された実行「{job}」は、案件通番{case}で完了した同じ種類の実行ではありません。案件の実行一覧で番号を確認してください。',
    en: 'Job "{job}" is not a finished one of case {case} and of the same kind, so its persons cannot be kept. Look it up in the list of the case’s jobs.',
  },
  LINK_JOB_REVIEW_UNKNOWN: {
    status: 409,
    ja: '指定された目視確認「{review}」は、案件通番{case}で受領票が登録されたものではありません。目視確認を終了して受領票を登録するか、案件の名寄せの記録で番号を確認してください。',
    en: 'Clerical review "{review}" is not one of case {case} whose receipt is recorded. Close it and record its receipt, or look its id up in the linkage record of the case.',
  },
  LINK_JOB_INTERRUPTED: {
    status: 409,
    ja: '名寄せが{attempts}回中断されたため、打ち切りました。メモリとディスクの空きを確認し、再度開始してください。途中までのデータは残っていません。',
    en: 'The linkage was interrupted {attempts} times and given up. Look at memory and disk space, then start again. Nothing half is left.',
  },
  LINK_JOB_ENDING: {
    status: 409,
    ja: 'ゲートウェイの停止により名寄せを中断しました。起動後に自動で再開します。',
    en: 'The gateway is stopping: the linkage begins again when it is back.',
  },
});
