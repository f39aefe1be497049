import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors, type ErrorText } from '../../../kernel/outcome.js';

const tampered = (ja: string, en: string): ErrorText => ({
  status: 422,
  exit: EXIT.tampered,
  ja,
  en,
});
const usage = (ja: string, en: string): ErrorText => ({ status: 422, exit: EXIT.usage, ja, en });
const refused = (ja: string, en: string): ErrorText => ({
  status: 409,
  exit: EXIT.refused,
  ja,
  en,
});

/** Refusals around the file name: each wrong part by its own name. */
export const packageNameErrors = defineErrors({
  PACKAGE_NAME_SHAPE: usage(
    'ファイル名「{name}」が命名規則に合いません。「年度_提供日_案件通番_提供側_受領側」とし、再提供では末尾に「_D2」の形の番号を、分割では「_巻番号」を付けてください（例: 2026_20261121_0001_AOBA_MINATO）。',
    'The name "{name}" does not follow the naming rule "fiscal year_date_case number_provider_recipient", with "_D2" and so on for a re-delivery and "_volume" where needed (e.g. 2026_20261121_0001_AOBA_MINATO).',
  ),
  PACKAGE_NAME_DATE: usage(
    'ファイル名の提供日「{actual}」が誤っています。実在する日付を8桁（yyyymmdd）で指定してください。',
    'The provision date "{actual}" in the name is wrong: give an existing date in 8 digits (yyyymmdd).',
  ),
  PACKAGE_NAME_FISCAL_YEAR: usage(
    'ファイル名の年度「{actual}」が提供日{date}の年度と一致しません。正しくは「{expected}」です。',
    'The fiscal year "{actual}" in the name does not agree with the provision date {date}: it should be "{expected}".',
  ),
  PACKAGE_NAME_CASE_NUMBER: usage(
    'ファイル名の案件通番「{actual}」が誤っています。1以上の番号を4桁以上（4桁に満たないときは0で埋める）で指定してください。',
    'The case number "{actual}" in the name is wrong: a number from 1, in 4 digits or more, padded with zeros to 4.',
  ),
  PACKAGE_NAME_PROVIDER: usage(
    'ファイル名の提供側コード「{actual}」が誤っています。事業者コードは英大文字と数字の2～12文字です。',
    'The provider "{actual}" in the name is wrong: an operator code has 2 to 12 characters A–Z, 0–9.',
  ),
  PACKAGE_NAME_RECIPIENT: usage(
    'ファイル名の受領側コード「{actual}」が誤っています。英大文字と数字の2～12文字で、提供側と異なる事業者コードを指定してください。',
    'The recipient "{actual}" in the name is wrong: an operator code of 2 to 12 characters A–Z, 0–9, other than the provider’s.',
  ),
  PACKAGE_NAME_DELIVERY: usage(
    'ファイル名の再提供番号「{actual}」が誤っています。「D2」から「D99」までの形で指定してください。初回の提供には付けません。',
    'The delivery "{actual}" in the name is wrong: "D2" to "D99"; a first delivery carries none.',
  ),
  PACKAGE_NAME_VOLUME: usage(
    'ファイル名の巻番号「{actual}」が誤っています。001から999までを3桁で指定してください。',
    'The volume "{actual}" in the name is wrong: 3 digits, 001 to 999.',
  ),
});

/** Refusals before and while packing. */
export const packErrors = defineErrors({
  PACKAGE_TICKET_UNREADABLE: usage(
    'ジョブ票「{file}」を読み込めません。ゲートウェイから書き出したジョブ票のファイルを指定してください。',
    'The job ticket "{file}" cannot be read. Give the ticket file exported by the gateway.',
  ),
  PROVIDER_KEY_NEEDED: usage(
    '「--ticket」と「--keys」、または「--preparer-key」と「--approver-key」を指定してください。提供側の2人の鍵がなければ署名を確認できません。',
    'Give --ticket with --keys, or --preparer-key with --approver-key: without the two keys the signatures cannot be verified.',
  ),
  PROVIDER_KEY_UNREADABLE: usage(
    '提供側の公開鍵「{file}」を読み込めません（{reason}）。提供側の公開鍵のファイルを指定してください。',
    'The provider’s public key "{file}" cannot be read ({reason}). Give the file of the provider’s public key.',
  ),
  PACKAGE_OUTPUT_EXISTS: refused(
    '出力先「{folder}」はすでに存在し、空ではありません。上書きはしません。別のフォルダを指定してください。',
    'The output folder "{folder}" exists and is not empty. Nothing is overwritten: give another folder.',
  ),
  EXTRACTION_MISSING: usage(
    '抽出フォルダ「{folder}」に data フォルダまたは extract.receipt.json がありません。「yuzu extract」の出力先を指定してください。',
    'The folder "{folder}" lacks data or extract.receipt.json. Give the output folder of "yuzu extract".',
  ),
  EXTRACTION_OF_ANOTHER_TICKET: refused(
    'この抽出は別のジョブ票（{actual}）によるものです。ジョブ票{expected}で抽出し直してください。',
    'This extraction was made for another job ticket ({actual}). Extract again with ticket {expected}.',
  ),
  EXTRACTION_NOT_TO_TICKET: refused(
    '抽出時の{subject}（{actual}）がジョブ票の指定（{expected}）と異なります。現在のジョブ票で抽出し直してください。',
    'The extraction used {subject} {actual}, but the ticket says {expected}. Extract again with this ticket.',
  ),
  EXTRACTION_CHANGED: tampered(
    '「{file}」は抽出後に変更されています（抽出時の記録と一致しません）。抽出し直してください。',
    '"{file}" was changed after the extraction (it differs from the extraction’s receipt). Extract again.',
  ),
  EXTRACTION_UNEXPECTED_FILE: refused(
    '抽出フォルダに想定外のファイル「{file}」があります。取り除くか、抽出し直してください。',
    'The extraction folder holds an unexpected file "{file}". Remove it or extract again.',
  ),
  VOLUME_SIZE_INVALID: usage(
    '分割サイズ「{size}」が誤っています。媒体の容量を「25G」「4700M」のように指定してください（K・M・Gは1000倍ごと、64K以上）。',
    'The volume size "{size}" is wrong. Give the medium’s capacity such as "25G" or "4700M" (K, M, G by thousands; 64K or more).',
  ),
  VOLUMES_TOO_MANY: refused(
    'パッケージが{volumes}巻になります。999巻までです。「--volume-size」を大きくしてください。',
    'The package would have {volumes} volumes; 999 is the limit. Give a larger --volume-size.',
  ),
  SIGNER_NOT_PREPARER: refused(
    '署名鍵「{fingerprint}」は、このジョブ票で作成者の鍵として登録されていません。ゲートウェイに本人の署名鍵を登録し、ジョブ票を発行し直してください。',
    'The signing key "{fingerprint}" is not among the preparers’ keys of this job ticket. Register the person’s key at the gateway and issue the ticket again.',
  ),
  SIGNER_NOT_APPROVER: refused(
    '署名鍵「{fingerprint}」は、このパッケージの承認者の鍵ではありません。登録済みの責任者の署名鍵を使用してください。登録がジョブ票の発行より後の場合は、ジョブ票の発行からやり直してください。',
    'The signing key "{fingerprint}" is not an approver’s for this package. Use the key of a registered approver; if it was registered after the ticket was issued, start again with a new ticket.',
  ),
  SIGNER_IS_PREPARER: refused(
    '作成者の署名鍵「{fingerprint}」では承認できません。作成者と別の責任者が、本人の署名鍵で承認してください。',
    'The preparer’s key "{fingerprint}" cannot approve. Another person approves with their own key.',
  ),
  PACKAGE_NOT_SEALED: usage(
    'フォルダ「{folder}」に封緘済みのパッケージ「{package}」がありません。「yuzu pack」の出力先を指定してください。',
    'The folder "{folder}" holds no sealed package "{package}". Give the output folder of "yuzu pack".',
  ),
  PACKAGE_ALREADY_APPROVED: refused(
    'パッケージ「{package}」は承認済みです。承認の受領票（approval.json）をゲートウェイに取り込んでください。',
    'The package "{package}" is approved already. Import its approval receipt (approval.json) into the gateway.',
  ),
  DATA_NOT_CONFORMING: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: 'データがデータ定義書に適合しないため、封緘しません（エラー{errors}件、最初: {table} {column} {rule}）。「yuzu check」で内容を確認し、修正してから抽出し直してください。',
    en: 'The data do not conform to the data definition and are not sealed ({errors} errors, first: {table} {column} {rule}). See "yuzu check" for all, correct them and extract again.',
  },
});

/** Refusals of a received package. All of verify's come before anything is decrypted. */
export const packageErrors = defineErrors({
  PACKAGE_FILE_MISSING: usage(
    'パッケージのファイル「{file}」がありません。媒体の内容をすべてコピーしたか確認してください。',
    'The package lacks the file "{file}". See that everything on the medium was copied.',
  ),
  PACKAGE_FILE_UNREADABLE: tampered(
    'ファイル「{file}」は通常のファイルではないか、大きすぎます（{reason}）。読み込んでいません。指定したフォルダとファイルを確認し、正しければ開封せずに提供側に連絡してください。',
    'The file "{file}" is no regular file, or too large ({reason}), and was not read. See that folder and file are the right ones; if they are, do not open the package, tell the provider.',
  ),
  PACKAGE_FILE_UNEXPECTED: tampered(
    '目録にない巻「{file}」があります。別のパッケージの巻が混ざっていないか確認し、取り除いてください。',
    'There is a volume "{file}" that is not in the manifest. See whether it belongs to another package, and remove it.',
  ),
  VOLUME_MISSING: usage(
    '巻「{file}」が、指定したどのフォルダにもありません（ラベルによる媒体の製造番号: {serial}）。パッケージのすべての媒体を「--medium」で指定したか、媒体の内容がそろっているかを確認してください。',
    'The volume "{file}" lies in none of the folders given (by its label on the medium with serial number {serial}). See that --medium names every medium of the package, and that each is complete.',
  ),
  VOLUME_ON_OTHER_MEDIUM: tampered(
    '巻「{file}」の所在が、媒体「{serial}」のラベルの記載と異なります（「{folder}」にあります）。フォルダと媒体の対応を確認してください。正しければ媒体の内容が入れ替わっています。開封せず、提供側に連絡してください。',
    'Where the volume "{file}" lies ("{folder}") is not what the label of the medium "{serial}" says. See that folder and medium were not mistaken for each other; otherwise contents were exchanged: do not open it, tell the provider.',
  ),
  MEDIA_CONTRADICT: tampered(
    '「{file}」が複数の媒体にあり、内容が異なります（「{folder}」と「{other}」）。別のパッケージの媒体が混ざっていないか確認してください。いずれかが壊れているか、改ざんされています。',
    '"{file}" lies on several media with different content (in "{folder}" and in "{other}"). See that no other package’s medium is among them: one of the two is damaged or was altered.',
  ),
  MEDIUM_NOT_ANNOUNCED: usage(
    '製造番号「{serial}」の媒体は、このパッケージの媒体としてジョブ票に記載されていません。ラベルの製造番号を確認し、「--ticket」には発送後に発行したジョブ票を指定してください。',
    'The ticket names no medium with the serial number "{serial}" for this package. Read the number from the label again, and give as --ticket one issued after the dispatch.',
  ),
  MANIFEST_SIGNATURE_INVALID: tampered(
    '「{file}」の署名が、提供側{provider}の作成者・承認者の2人の鍵で確認できません。改ざんの可能性があります。開封せず、提供側に連絡してください。',
    'The signatures of "{file}" do not hold with the two keys of {provider}’s preparer and approver. It may have been altered: do not open it, tell the provider.',
  ),
  MANIFEST_NOT_APPROVED: tampered(
    '「{file}」には作成者の署名しかなく、承認者の署名がありません。提供側の承認（yuzu approve）を経ていないパッケージです。提供側に連絡してください。',
    '"{file}" bears the preparer’s signature alone: the package was not approved ("yuzu approve"). Tell the provider.',
  ),
  MANIFEST_SIGNERS_DIFFER: tampered(
    '署名した鍵（作成者{preparer}、承認者{approver}）が、目録に記載された作成者・承認者と一致しないか、同じ人の鍵です。開封せず、提供側に連絡してください。',
    'The keys that signed (preparer {preparer}, approver {approver}) are not those the manifest names, or are one person’s. Do not open it, tell the provider.',
  ),
  MANIFEST_UNREADABLE: tampered(
    '「{file}」の署名は正しいものの、目録として読めません（{reason}）。提供側に作り直しを依頼してください。',
    'The signature of "{file}" holds, but it cannot be read as a manifest ({reason}). Ask the provider to make it again.',
  ),
  PACKAGE_RENAMED: tampered(
    'ファイル名は「{actual}」ですが、署名された目録では「{expected}」です。ファイル名が変更されたか、取り違えられています。',
    'The file is named "{actual}", but the signed manifest says "{expected}": renamed, or the wrong file.',
  ),
  ARCHIVE_SIZE_MISMATCH: tampered(
    '「{file}」は{actual}バイトですが、署名された目録では{expected}バイトです。コピーが途中で切れていないか確認し、媒体からコピーし直してください。',
    '"{file}" has {actual} bytes, the signed manifest says {expected}. The copy may be cut short: copy it from the medium again.',
  ),
  ARCHIVE_HASH_MISMATCH: tampered(
    '「{file}」のSHA-256が署名された目録と一致しません。壊れているか、改ざんされています。媒体からコピーし直し、それでも一致しなければ提供側に連絡してください。',
    'The SHA-256 of "{file}" differs from the signed manifest: damaged or altered. Copy it from the medium again; if it still differs, tell the provider.',
  ),
  CHECKSUM_FILE_MISMATCH: tampered(
    '「{file}」の内容が実際のファイルのSHA-256と一致しません。媒体からコピーし直し、それでも一致しなければ提供側に連絡してください。',
    '"{file}" does not agree with the files’ SHA-256. Copy it from the medium again; if it still differs, tell the provider.',
  ),
  PACKAGE_OF_ANOTHER_TICKET: refused(
    'このパッケージの{subject}は「{actual}」ですが、ジョブ票では「{expected}」です。ジョブ票に対応するパッケージを指定してください。',
    'The {subject} of this package is "{actual}", the ticket says "{expected}". Give the package that belongs to the ticket.',
  ),
  ANNOUNCED_MANIFEST_MISMATCH: tampered(
    '目録のSHA-256が、提供側からゲートウェイ経由で通知された値と一致しません。媒体がすり替えられた可能性があります。提供側に連絡してください。',
    'The manifest’s SHA-256 differs from the one the provider announced through the gateway. The medium may have been swapped: tell the provider.',
  ),
  ANNOUNCED_ARCHIVE_MISMATCH: tampered(
    'アーカイブのSHA-256が、提供側からゲートウェイ経由で通知された値と一致しません。媒体がすり替えられた可能性があります。提供側に連絡してください。',
    'The archive’s SHA-256 differs from the one the provider announced through the gateway. The medium may have been swapped: tell the provider.',
  ),
  PACKAGE_REHEARSAL_CONTRADICTS: tampered(
    'パッケージ「{name}」の名前と、署名された目録とで、リハーサルの区分が一致しません。開封せず、提供側に連絡してください。',
    'The name of the package "{name}" and its signed manifest do not agree whether it is a rehearsal’s. Do not open it, tell the provider.',
  ),
  PACKAGE_IS_REHEARSAL: refused(
    'パッケージ「{package}」はリハーサル案件のものです。実案件のジョブ票では確認も開封もできません。',
    'The package "{package}" is a rehearsal’s. The ticket of a real case neither verifies nor opens it.',
  ),
  PACKAGE_NOT_REHEARSAL: refused(
    'パッケージ「{package}」は実案件のものです。リハーサル案件のジョブ票では確認も開封もできません。',
    'The package "{package}" is of a real case. The ticket of a rehearsal neither verifies nor opens it.',
  ),
  CONTENT_RULES_DIFFER: refused(
    '内容に関する規則（--rules）が、封緘時のもの（SHA-256: {expected}）と異なります（{actual}）。提供側が「yuzu pack」で使用した規則のファイルを受け取り、「--rules」に指定してください。',
    'The rules on contents (--rules) are not those it was packed with (SHA-256 {expected}, here {actual}). Get the file the provider gave to "yuzu pack", and give it as --rules.',
  ),
  PASSPHRASE_MESSAGE_INVALID: tampered(
    'パスフレーズ通知「{file}」を開けません（{reason}）。この事業者宛てで、提供側{provider}が署名したものか確認してください。',
    'The passphrase message "{file}" cannot be opened ({reason}). See that it is addressed to this operator and signed by {provider}.',
  ),
});

/** Refusals of the archive itself, once a passphrase is at hand. */
export const archiveErrors = defineErrors({
  ARCHIVE_PASSPHRASE_WRONG: refused(
    'パスフレーズでアーカイブ「{file}」を開けません。このパッケージのパスフレーズ通知か確認してください。',
    'The passphrase does not open the archive "{file}". See that the passphrase message belongs to this package.',
  ),
  ARCHIVE_DAMAGED: tampered(
    'アーカイブ「{file}」が壊れています。取り出した内容は破棄しました。媒体からコピーし直してください。',
    'The archive "{file}" is damaged. What was extracted has been erased. Copy it from the medium again.',
  ),
  ARCHIVE_NOT_ENCRYPTED: tampered(
    'アーカイブ「{file}」は、内容またはファイル名がAES-256で暗号化されていません（{reason}）。何も取り出していません。輸送中に読まれた可能性があります。開封せず、提供側に連絡してください。',
    'The archive "{file}" is not encrypted with AES-256 throughout ({reason}). Nothing was extracted. Others may have read it on its way: do not open it, tell the provider.',
  ),
  ARCHIVE_METHOD_UNSUPPORTED: tampered(
    'アーカイブ「{file}」の圧縮方式には対応していません（{reason}）。取り出した内容は破棄しました。「yuzu pack」で作り直すよう、提供側に依頼してください。',
    'The archive "{file}" is compressed in a way that is not supported ({reason}). What was extracted has been erased. Ask the provider to make it again with "yuzu pack".',
  ),
  ARCHIVE_TOO_DENSE: tampered(
    'アーカイブは{archive}バイトですが、展開すると{plain}バイトになると目録に記載されています（{most}倍を超える圧縮）。対象者のデータではあり得ないため、展開していません。提供側に連絡してください。',
    'The archive has {archive} bytes, and the manifest announces {plain} once extracted: more than {most} times as many, which no data of persons shrink to. Nothing was extracted. Tell the provider.',
  ),
  ARCHIVE_CONTENT_UNEXPECTED: tampered(
    'アーカイブの内容が目録と異なります（{reason}）。取り出した内容は破棄しました。提供側に連絡してください。',
    'The archive holds something else than the manifest says ({reason}). What was extracted has been erased. Tell the provider.',
  ),
  CONTENT_HASH_MISMATCH: tampered(
    '取り出した「{file}」のSHA-256が目録と一致しません。取り出した内容は破棄しました。提供側に連絡してください。',
    'The SHA-256 of the extracted "{file}" differs from the manifest. What was extracted has been erased. Tell the provider.',
  ),
  CONTENT_ROWS_MISMATCH: tampered(
    '取り出した{table}は{actual}行ですが、目録では{expected}行です。取り出した内容は破棄しました。提供側に連絡してください。',
    'The extracted {table} has {actual} rows, the manifest says {expected}. What was extracted has been erased. Tell the provider.',
  ),
  DATA_DISCREPANCY: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '開封したデータが仕様と異なります（エラー{errors}件、最初: {table} {column} {rule}）。データは破棄しました。指摘の一覧は同じフォルダの「findings.html」にあります。「{receipt}」をゲートウェイに取り込み、仕様不一致として提供側に報告して再提供を依頼してください。',
    en: 'The opened data differ from the specification ({errors} errors, first: {table} {column} {rule}). The data have been erased; "findings.html" in the same folder lists what is wrong. Import "{receipt}" into the gateway to report the discrepancy to the provider, who delivers again.',
  },
  RECORDS_MISMATCH: tampered(
    '提供対象者の記録（{actual}人）が目録の記録（{expected}人）と一致しません。取り出した内容は破棄しました。提供側に連絡してください。',
    'The records of the persons handed over ({actual}) differ from the manifest’s ({expected}). What was extracted has been erased. Tell the provider.',
  ),
});

const fault = (ja: string, en: string): ErrorText => ({ status: 503, exit: EXIT.fault, ja, en });

/** The disk or medium failed. Nothing was published; what had been written is erased. */
export const storageErrors = defineErrors({
  STORAGE_FULL: fault(
    '出力先の空き容量が足りません（{cause}）。途中まで書いた内容は消去しました。空きを作るか別の出力先を指定し、もう一度実行してください。',
    'There is no room left at the output ({cause}). What had been written was erased. Make room or give another output folder, and run it again.',
  ),
  ARCHIVER_STOPPED: fault(
    '7-Zipが途中で終了しました（{cause}）。取り出した内容は破棄しました。メモリーが足りない場合があります。ほかのプログラムを終了して、もう一度実行してください。',
    '7-Zip ended before it was done ({cause}). What had been extracted was erased. Memory may be short: end other programs, and run it again.',
  ),
  STORAGE_READ_ONLY: fault(
    '出力先に書き込めません（{cause}）。途中まで書いた内容は残っていません。書き込み禁止の媒体でないか、権限があるかを確認し、もう一度実行してください。',
    'The output cannot be written ({cause}). Nothing of it remains. See whether the medium is write-protected and you have the permission, and run it again.',
  ),
  STORAGE_FAILED: fault(
    '媒体またはディスクの読み書きに失敗しました（{cause}）。途中まで書いた内容は公開していません。媒体が抜けていないか、故障していないかを確認し、もう一度実行してください。',
    'Reading or writing the medium or disk failed ({cause}). Nothing was published. See whether the medium was pulled or is broken, and run it again.',
  ),
});
