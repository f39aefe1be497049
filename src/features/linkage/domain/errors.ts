import { EXIT } from '../../../kernel/exit-code.js';
import { defineErrors } from '../../../kernel/outcome.js';

export const linkageErrors = defineErrors({
  LINK_FILE_UNREADABLE: {
    status: 422,
    exit: EXIT.usage,
    ja: 'ファイルを読み込めません: {file}（{reason}）。パスと読み取り権限を確認してください。',
    en: 'The file cannot be read: {file} ({reason}). Check its path and permissions.',
  },
  LINK_TICKET_MALFORMED: {
    status: 422,
    exit: EXIT.usage,
    ja: '{file} は署名付きジョブ票ではありません。ゲートウェイから名寄せのジョブ票を出力し直してください。',
    en: '{file} is not a signed job ticket. Export the linkage ticket from the gateway again.',
  },
  LINK_PROFILE_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: '名寄せプロファイル {file} に誤りがあります: {problems}。docs/linkage.md と config/linkage/profile.schema.json を参照して直してください。',
    en: 'The linkage profile {file} is not valid: {problems}. Correct it by docs/linkage.md and config/linkage/profile.schema.json.',
  },
  LINK_PROFILE_NOT_OF_TICKET: {
    status: 409,
    exit: EXIT.refused,
    ja: '名寄せプロファイル「{given}」は、ジョブ票に記載された「{expected}」と一致しません。ジョブ票のプロファイルのファイルを --profile に指定するか、使用するプロファイルを指定してジョブ票を発行し直してください。',
    en: 'The linkage profile "{given}" is not the "{expected}" of the job ticket. Give the file of the ticket’s profile as --profile, or have a ticket issued for the one you use.',
  },
  LINK_SOURCE_OPTION_MALFORMED: {
    status: 400,
    exit: EXIT.usage,
    ja: '--source「{value}」の形式が正しくありません。「事業者コード=フォルダまたはファイル」の形で指定してください（例: AOBA=./aoba/data）。',
    en: '--source "{value}" is malformed. Write OPERATOR=PATH of a folder or file, e.g. AOBA=./aoba/data.',
  },
  LINK_TOO_FEW_SOURCES: {
    status: 422,
    exit: EXIT.usage,
    ja: '名寄せには2以上{most}以下の事業者のデータが必要です（指定: {count}）。--source を確認してください。',
    en: 'Linkage takes the data of 2 to {most} operators ({count} given). Check --source.',
  },
  LINK_DEDUPE_ONE_SOURCE: {
    status: 422,
    exit: EXIT.usage,
    ja: '重複の確認は1事業者のデータに対して行います（指定: {count}）。--source を1つだけ指定してください。',
    en: 'De-duplication takes the data of one operator ({count} given). Give --source once.',
  },
  LINK_EARLIER_OF_ANOTHER_CASE: {
    status: 409,
    exit: EXIT.refused,
    ja: '--earlier に指定されたフォルダは、この案件の名寄せの結果ではありません。案件をまたいで人物のキーを引き継ぐことはできません。',
    en: 'The folder given as --earlier holds a linkage of another case. Person keys are not carried from case to case.',
  },
  LINK_EARLIER_CHANGED: {
    status: 409,
    exit: EXIT.tampered,
    ja: '--earlier に指定されたフォルダの {file} が、署名されたジョブ受領票と一致しません。名寄せが出力したままのフォルダを指定してください。',
    en: '{file} in the folder given as --earlier is not what its signed receipt names. Give the folder as the linkage wrote it.',
  },
  LINK_LABELS_FOREIGN: {
    status: 409,
    exit: EXIT.tampered,
    ja: '{file} が、同じフォルダにある目視確認のジョブ受領票と一致しないか、別の案件のものです。「yuzu link review close」が出力したままのフォルダを指定してください。',
    en: '{file} is not what the receipt of the review beside it names, or is of another case. Give it in the folder as "yuzu link review close" wrote it.',
  },
  LINK_STOPPED: {
    status: 409,
    exit: EXIT.stopped,
    ja: '名寄せを中止しました。作業中のデータは消去し、結果は出力していません。',
    en: 'The linkage was stopped. Its working data are erased, and no result was written.',
  },
  LINK_SOURCES_NOT_OF_TICKET: {
    status: 422,
    exit: EXIT.refused,
    ja: '指定された事業者（{given}）が、ジョブ票の事業者（{expected}）と一致しません。ジョブ票にある事業者を過不足なく、1回ずつ指定してください。',
    en: 'The operators given ({given}) are not those of the job ticket ({expected}). Give each operator of the ticket exactly once.',
  },
  LINK_SOURCE_MALFORMED: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '{operator}の患者基本を読み込めません: {file} の{line}行目（{reason}）。「yuzu check」で検査し、提供側に再提供を依頼してください。',
    en: 'The patient table of {operator} cannot be read: {file}, line {line} ({reason}). Run "yuzu check" and ask the provider to deliver again.',
  },
  LINK_COLUMNS_MISSING: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '{operator}の患者基本に、名寄せに必要な列がありません: {columns}（{file}）。個別契約のデータ仕様を確認し、列名が異なる場合は、取込元の説明ファイルで列を対応付けてください。',
    en: 'The patient table of {operator} lacks columns linkage needs: {columns} ({file}). Check the data specification of the individual contract; where only the names differ, map them in a description of the source.',
  },
  LINK_SOURCE_DESCRIPTION_INVALID: {
    status: 422,
    exit: EXIT.usage,
    ja: '取込元の説明ファイル {file} に誤りがあります（{problem}）。docs/linkage.md の書式を確認してください。',
    en: 'The description of a source, {file}, is not valid ({problem}); its form is in docs/linkage.md.',
  },
  LINK_COLUMNS_NOT_TEXT: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '{operator}の患者基本の列（{columns}）は、1つの値ではなく配列・構造体・バイナリです（{file}）。1つの文字列、数値または日付の列として出力し直してください。',
    en: 'Columns of the patient table of {operator} hold lists, structures or bytes instead of one value: {columns} ({file}). Export them as text, numbers or dates.',
  },
  LINK_PARQUET_UNREADABLE: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '{operator}の患者基本 {file} を、Parquetファイルとして最後まで読み込めません。ファイルの形式と破損の有無を確認し、提供側に再提供を依頼してください。',
    en: 'The patient table of {operator}, {file}, cannot be read to its end as a Parquet file. Look whether it is one and whole, and ask the provider to deliver again.',
  },
  LINK_SOURCE_IS_REHEARSAL: {
    status: 409,
    exit: EXIT.refused,
    ja: '{operator}の患者基本にリハーサルデータの印（{mark}）があるため、実案件の名寄せには使用できません。受領した実データを指定してください。',
    en: 'The patient table of {operator} bears a mark of rehearsal data ({mark}) and cannot be linked in a real case. Give the real data received.',
  },
  LINK_SOURCE_NOT_REHEARSAL: {
    status: 409,
    exit: EXIT.refused,
    ja: '{operator}の患者基本にリハーサルデータの印（{mark}）がないため、リハーサル案件の名寄せには使用できません。実データの可能性があります。',
    en: 'The patient table of {operator} lacks a mark of rehearsal data ({mark}) and cannot be linked in a rehearsal: it may be real.',
  },
  LINK_SOURCE_KEYS_NOT_UNIQUE: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '{operator}の患者基本に、医療機関コードと患者IDが同じ行が{count}件あります。「yuzu check」で検査し、重複を除いてから名寄せしてください。',
    en: 'The patient table of {operator} holds {count} rows whose institution code and patient id occur before. Run "yuzu check" and remove the duplicates before linking.',
  },
  LINK_RECORDS_ALIKE: {
    status: 422,
    exit: EXIT.nonconforming,
    ja: '絞り込み規則「{rule}」で、同一人かもしれない組が2億を超えました。同じ値ばかりの記録（テスト患者、初期値のままの項目など）が大量に含まれていないか提供側に確認し、除いてから名寄せしてください。',
    en: 'Blocking rule "{rule}" finds more than 200 million pairs that may be one person. Ask the providers whether their data hold masses of records with the same values (test patients, defaults) and link without them.',
  },
});
