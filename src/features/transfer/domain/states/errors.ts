import { EXIT } from '../../../../kernel/exit-code.js';
import { defineErrors } from '../../../../kernel/outcome.js';

export const transferErrors = defineErrors({
  PACKAGE_NOT_HERE: {
    status: 404,
    ja: '{roleJa}提供パッケージに「{package}」はありません。番号を確認してください。',
    en: 'There is no package "{package}" {roleEn} here. Check its id.',
  },
  PACKAGE_EXISTS: {
    status: 409,
    ja: '提供パッケージ「{package}」はすでに登録されています。別の提供日で計画するか、不一致又は回収となったものの再提供として計画してください。',
    en: 'The package "{package}" is registered already. Plan another for another provision date, or as a re-delivery of one that was discrepant or recalled.',
  },
  PACKAGE_NOT_REPLACEABLE: {
    status: 409,
    ja: '提供パッケージ「{package}」（状態: {state}）は再提供の対象になりません。再提供できるのは、同じ個別契約で不一致若しくは回収となったもの、又は受領後に仕様不一致が報告されたものです。',
    en: 'The package "{package}" (state: {state}) cannot be delivered again: only one of the same contract that was discrepant or recalled, or of which a discrepancy was reported after its acceptance.',
  },
  PACKAGE_NOT_OF_PARTY: {
    status: 403,
    ja: '事業者「{operator}」は個別契約「{contract}」についてこの手続きを行う当事者ではありません。提供は提供側が、受領は受領側が行います。',
    en: 'The operator "{operator}" is not the party to the individual contract "{contract}" who may do this: providers provide, recipients receive.',
  },
  PROVISION_DATE_PAST: {
    status: 422,
    ja: '提供日「{date}」は暦にある本日以降の日付で指定してください。',
    en: 'The provision date "{date}" must be a calendar date, today or later.',
  },
  PACKAGE_SPECIFICATION_DIFFERS: {
    status: 409,
    exit: EXIT.tampered,
    ja: '個別契約「{contract}」の仕様書と、公表されたデータ定義書「{definition}」第{version}版のSHA-256が一致しません。契約と定義書を確認してください。',
    en: 'The specification of the contract "{contract}" and version {version} of the published definition "{definition}" differ in SHA-256. Check contract and definition.',
  },
  RECEIPT_MALFORMED: {
    status: 422,
    exit: EXIT.usage,
    ja: 'ジョブ受領票が「{kind}」の形式ではありません。安全管理区域で出力されたファイルをそのまま登録してください。',
    en: 'The job receipt does not have the form of "{kind}". Submit the file as the secure room wrote it.',
  },
  RECEIPT_OF_ANOTHER_TICKET: {
    status: 409,
    ja: 'ジョブ受領票（ジョブ票 {ticket}）は、提供パッケージ「{package}」の最新のジョブ票（{expected}）に対するものではありません。最新のジョブ票で作業をやり直してください。',
    en: 'The job receipt (of ticket {ticket}) does not answer the newest ticket ({expected}) of the package "{package}". Do the work again with the newest ticket.',
  },
  RECEIPT_CONTRADICTS: {
    status: 409,
    ja: 'ジョブ受領票の「{what}」（{found}）が、提供パッケージ「{package}」の記録（{expected}）と一致しません。抽出からやり直してください。',
    en: 'The receipt’s "{what}" ({found}) contradicts what is recorded of the package "{package}" ({expected}). Start again from the extraction.',
  },
  PASSPHRASE_MESSAGE_WRONG: {
    status: 422,
    exit: EXIT.tampered,
    ja: '提供パッケージ「{package}」のパスフレーズは、受領側の鍵だけに宛てて暗号化されている必要があります。「yuzu pack」が出力した passphrase.asc を登録してください。',
    en: 'The passphrase of the package "{package}" must be encrypted to the recipient’s key alone. Submit the passphrase.asc that "yuzu pack" wrote.',
  },
  APPROVER_IS_PACKER: {
    status: 403,
    ja: '提供パッケージ「{package}」の承認は、封緘を記録した人とは別の責任者が行います。',
    en: 'The package "{package}" is approved by another person than the one who recorded its packing.',
  },
  SEALED_PACKAGE_NOT_APPROVED: {
    status: 409,
    ja: '提供パッケージ「{package}」は承認された状態にないため（状態: {state}）、媒体への封印も、封印した媒体の引渡しもできません。責任者の承認を受けてから、媒体を作り直してください。',
    en: 'The package "{package}" is not approved (state: {state}): it is neither sealed into a medium nor handed over in one. Have it approved, then write the medium anew.',
  },
  MEDIUM_NOT_COLLECTED: {
    status: 409,
    ja: '可搬記録媒体「{medium}」は封印・引渡し・集荷の記録が揃っていないため、提供パッケージ「{package}」を発送できません。受渡・保管記録を順に登録してください。',
    en: 'The medium "{medium}" is not recorded as sealed, handed over and collected, so the package "{package}" cannot be dispatched. Record these custody events in order.',
  },
  MEDIUM_OF_ANOTHER_PACKAGE: {
    status: 409,
    ja: '可搬記録媒体「{medium}」に封印されているのは、現在の提供パッケージ「{package}」ではありません。媒体を作り直して封印してください。',
    en: 'The medium "{medium}" is not sealed with the package "{package}" as it is now. Write and seal the medium again.',
  },
  OPT_OUTS_SINCE_EXTRACTION: {
    status: 409,
    ja: '提供パッケージ「{package}」の抽出後に提供停止の求めが登録されました（適用済み: 第{checked}版、現在: 第{current}版）。新しいジョブ票を発行し、抽出からやり直してください。',
    en: 'Stop requests were registered after the package "{package}" was extracted (applied: version {checked}, now: version {current}). Issue a new ticket and extract again.',
  },
  NOTICES_SINCE_EXTRACTION: {
    status: 409,
    ja: '提供パッケージ「{package}」の抽出後に通知の一覧が変更されました（適用済み: 第{checked}版、現在: 第{current}版）。新しいジョブ票を発行し、抽出からやり直してください。',
    en: 'The notice list changed after the package "{package}" was extracted (applied: version {checked}, now: version {current}). Issue a new ticket and extract again.',
  },
  DISPATCH_BEFORE_PROVISION_DATE: {
    status: 409,
    ja: '提供パッケージ「{package}」の提供日は{providedOn}です。通知の待機期間は提供日を基準に確認しているため、それより前（本日: {today}）に引き渡すことも発送することもできません。提供日を待つか、別の提供日で計画し直してください。',
    en: 'The provision date of the package "{package}" is {providedOn}, and waiting times were judged for that day: it is neither handed over nor dispatched before it (today: {today}). Wait for the day, or plan the package anew for another.',
  },
  NOTICE_STOPPED_SINCE_PROVISION_DATE: {
    status: 409,
    ja: '提供パッケージ「{package}」の提供日（{providedOn}）より後の{stoppedOn}に、提供停止となった医療情報取扱事業者があります。本日以降を提供日として計画し直し、抽出からやり直してください。',
    en: 'A source institution stopped its provision on {stoppedOn}, after the provision date ({providedOn}) of the package "{package}". Plan it anew for today or later, and extract again.',
  },
  ANNOUNCEMENT_DIFFERS: {
    status: 422,
    ja: '提供パッケージ「{package}」の発送通知の「{field}」が個別契約と一致しません。提供側に確認してください。',
    en: 'The announcement of the package "{package}" differs from the contract in "{field}". Ask the provider.',
  },
  ARRIVED_HASH_DIFFERS: {
    status: 409,
    exit: EXIT.tampered,
    ja: '受領側が報告した提供パッケージ「{package}」のSHA-256が、封緘時のものと一致しません。パスフレーズは開示されません。',
    en: 'The SHA-256 that the recipient reports for the package "{package}" is not the one it was sealed with. The passphrase is not released.',
  },
  OPT_OUTS_SINCE_DISPATCH: {
    status: 409,
    ja: '提供パッケージ「{package}」の発送後に提供停止の求めが登録されました（照合済み: 第{checked}版、現在: 第{current}版）。提供記録ファイル（records.asc）を登録して、含まれる人と照合してください。',
    en: 'Stop requests were registered after the package "{package}" was dispatched (compared: version {checked}, now: version {current}). Submit its records (records.asc) to compare the persons in it.',
  },
  NOTICES_SINCE_DISPATCH: {
    status: 409,
    ja: '提供パッケージ「{package}」の発送後に通知の一覧が変更されました（照合済み: 第{checked}版、現在: 第{current}版）。提供記録ファイル（records.asc）を登録して、含まれる人と照合してください。',
    en: 'The notice list changed after the package "{package}" was dispatched (compared: version {checked}, now: version {current}). Submit its records (records.asc) to compare the persons in it.',
  },
  RELEASE_DEVIATION_OPEN: {
    status: 409,
    ja: '提供パッケージ「{package}」には終結していない逸脱（{kinds}）があるため、パスフレーズを扱えません。逸脱を二人で確認し、終結させてください。',
    en: 'Deviations of the package "{package}" are open ({kinds}): its passphrase stays closed. Two persons must close them first.',
  },
  ARRIVAL_AWAITS_CONFIRMATION: {
    status: 409,
    ja: '提供パッケージ「{package}」の到着は登録済みで、二人目の確認を待っています。確認するか、取り下げてから測り直してください。',
    en: 'The arrival of the package "{package}" is recorded and awaits its second person. Have it confirmed, or withdraw it and measure again.',
  },
  ARRIVAL_NOT_PROPOSED: {
    status: 409,
    ja: '提供パッケージ「{package}」に、確認を待つ到着の登録はありません。先に一人目が「yuzu verify」の結果を登録してください。',
    en: 'No arrival of the package "{package}" awaits confirmation. The first person records what "yuzu verify" measured.',
  },
  ARRIVAL_HASHES_NEEDED: {
    status: 422,
    exit: EXIT.usage,
    ja: '提供パッケージ「{package}」の到着の登録には、アーカイブと目録のSHA-256が必要です。「yuzu verify」の結果を登録してください。',
    en: 'The arrival of the package "{package}" needs the SHA-256 of archive and manifest. Record what "yuzu verify" measured.',
  },
  ARRIVAL_HASHES_DIFFER: {
    status: 409,
    exit: EXIT.tampered,
    ja: '入力されたSHA-256は、提供パッケージ「{package}」についてこのゲートウェイが受信したファイルの値と一致しません。別のファイルを測っていないか確認してください。',
    en: 'The SHA-256 given are not those of the files this gateway received of the package "{package}". Check whether other files were measured.',
  },
  ARRIVAL_CONFIRMER_IS_RECORDER: {
    status: 403,
    ja: '提供パッケージ「{package}」の到着は、登録した人とは別の人が確認します。',
    en: 'The arrival of the package "{package}" is confirmed by another person than the one who recorded it.',
  },
  GIVE_UP_NOT_PROPOSED: {
    status: 409,
    ja: '提供パッケージ「{package}」に、確認を待つ開封断念の申告はありません。先に担当者が理由を添えて申告してください。',
    en: 'Nobody has declared that the package "{package}" cannot be opened. Staff declare it first, with the reason.',
  },
  GIVE_UP_CONFIRMER_IS_PROPOSER: {
    status: 403,
    ja: '提供パッケージ「{package}」の開封断念は、申告した人とは別の責任者が確認します。',
    en: 'That the package "{package}" cannot be opened is confirmed by another person than the one who declared it.',
  },
  RELEASE_CONFIRMER_IS_REQUESTER: {
    status: 403,
    ja: '提供パッケージ「{package}」のパスフレーズ開示は、開示を申請した人とは別の人が確認します。',
    en: 'The release of the passphrase of "{package}" is confirmed by another person than the one who asked for it.',
  },
  RELEASE_IN_ANOTHER_WAY: {
    status: 409,
    ja: '提供パッケージ「{package}」のパスフレーズは、書面による開示ではありません（経路: {way}）。',
    en: 'The passphrase of the package "{package}" is not released on a sheet (way: {way}).',
  },
  PASSPHRASE_MESSAGE_DIFFERS: {
    status: 422,
    exit: EXIT.tampered,
    ja: '提供パッケージ「{package}」のパスフレーズとして届いた内容が、提供側の通知（経路・SHA-256）と一致しません。書面は読み取りをやり直し、それでも一致しないときは提供側に連絡してください。',
    en: 'What came as the passphrase of the package "{package}" is not what the provider announced (way, SHA-256). Read a sheet again; if it stays so, ask the provider.',
  },
  PASSPHRASE_SHEET_AWAITED: {
    status: 409,
    ja: '提供パッケージ「{package}」のパスフレーズは書面で届きます。届いた書面を先に登録してください。',
    en: 'The passphrase of the package "{package}" comes on a sheet. Register the sheet first.',
  },
  RELEASE_GATE_CLOSED: {
    status: 409,
    ja: '提供パッケージ「{package}」は、受領・封印・ハッシュ値のいずれかが確認できていないため、パスフレーズを開示できません。',
    en: 'The passphrase of the package "{package}" cannot be released: receipt, seal and hash are not all confirmed.',
  },
});
