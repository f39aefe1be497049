import { defineErrors } from '../../../../kernel/outcome.js';

/** Refusals around runs in which the gateway itself extracts and seals. */
export const provideErrors = defineErrors({
  SECURE_ROOM_ELSEWHERE: {
    status: 409,
    ja: 'このゲートウェイは安全管理区域で稼働する設定になっていないため、抽出・封緘を実行できません。安全管理区域で「yuzu provide」を実行してください（区域内で稼働させる場合は、設定の secureRoom を有効にします）。',
    en: 'This gateway is not set up to work in the secure room, so it cannot extract and seal. Run "yuzu provide" there, or enable secureRoom in the configuration where the gateway itself stands in the room.',
  },
  OWN_SIGNING_KEY_NEEDED: {
    status: 409,
    ja: '本人の署名鍵が登録されていないため、パッケージの作成者になれません。「yuzu key create」で鍵を作成し、管理者に登録を依頼してください。',
    en: 'No signing key of yours is registered, so you cannot be the preparer. Make one with "yuzu key create" and have the administrator register it.',
  },
  SECURE_ROOM_KEY_MISSING: {
    status: 409,
    ja: '登録済みの署名鍵「{fingerprint}」の鍵フォルダが安全管理区域にないか、鍵が一致しません。設定 secureRoom.signersDir の下に、フィンガープリントを名前とする鍵フォルダを置いてください。',
    en: 'The key folder of the registered signing key "{fingerprint}" is not in the secure room, or holds another key. Put it below secureRoom.signersDir, named by the fingerprint.',
  },
  PROVIDE_RUN_UNDER_WAY: {
    status: 409,
    ja: 'パッケージ「{package}」の抽出・封緘はすでに実行中です。終了を待つか、中止してから再度開始してください。',
    en: 'Package "{package}" is being extracted and sealed already. Wait for its end, or cancel that run first.',
  },
  PROVIDE_RUN_UNKNOWN: {
    status: 404,
    ja: '抽出・封緘の実行「{run}」は登録されていません。パッケージの実行一覧で番号を確認してください。',
    en: 'There is no run "{run}". Look it up in the list of the package’s runs.',
  },
  PROVIDE_RUN_INTERRUPTED: {
    status: 409,
    ja: '抽出・封緘が{attempts}回中断されたため、打ち切りました。メモリとディスクの空きを確認し、再度開始してください。途中までのデータは残っていません。',
    en: 'Extracting and sealing was interrupted {attempts} times and given up. Look at memory and disk space, then start again. Nothing half is left.',
  },
  PROVIDE_RUN_ENDING: {
    status: 409,
    ja: 'ゲートウェイの停止により抽出・封緘を中断しました。起動後に自動で再開します。',
    en: 'The gateway is stopping: extracting and sealing begins again when it is back.',
  },
});
