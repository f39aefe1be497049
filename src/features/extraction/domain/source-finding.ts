import { defineFindings, type FindingSeverity } from './finding-text.js';
import { MML_FINDINGS } from './mml-findings.js';
import { RECEIPT_FINDINGS } from './receipt-findings.js';
import { SS_MIX2_FINDINGS } from './ss-mix2-findings.js';

/** 取込時の指摘. Reason codes and what each tells the person who has to clear it up. */
export const FINDINGS = defineFindings({
  NOT_A_FILE: {
    severity: 'error',
    ja: '通常のファイルではありません（リンク等）。読み込んでいません。',
    en: 'Not a regular file (a link or the like); not read.',
  },
  UNREADABLE: {
    severity: 'error',
    ja: '読み取れません。権限または媒体を確認してください。',
    en: 'Cannot be read; check permissions or the medium.',
  },
  TOO_LARGE: {
    severity: 'error',
    ja: '1メッセージとして大きすぎるため（上限16MB）、読み込んでいません。',
    en: 'Too large for one message (limit 16 MB); not read.',
  },
  NAME_INVALID: {
    severity: 'error',
    ja: 'ファイル名がSS-MIX2の命名規則に合いません。',
    en: 'The file name does not follow the SS-MIX2 naming rule.',
  },
  MISPLACED: {
    severity: 'error',
    ja: 'ファイル名が示す患者・診療日・データ種別と格納フォルダが一致しません。',
    en: 'The file name’s patient, date or kind is not that of its folder.',
  },
  EMPTY: {
    severity: 'error',
    ja: '内容がありません。',
    en: 'Empty.',
  },
  UNDECODABLE: {
    severity: 'error',
    ja: '文字コードに合わない文字があるため、復号できません。読み込んでいません。',
    en: 'Holds bytes that do not decode in its encoding; not read.',
  },
  NOT_HL7: {
    severity: 'error',
    ja: 'HL7メッセージとして解釈できません（MSHまたはPIDがありません）。',
    en: 'Not an HL7 message (no MSH or no PID).',
  },
  KIND_DIFFERS: {
    severity: 'error',
    ja: 'メッセージ型（MSH-9）がデータ種別と一致しません。',
    en: 'The message type (MSH-9) is not that of the data kind.',
  },
  NO_CONTENT: {
    severity: 'error',
    ja: 'データ種別に必要なセグメントがありません。',
    en: 'The segments this data kind needs are missing.',
  },
  CONTRADICTORY: {
    severity: 'error',
    ja: '同じオーダーの同時刻のメッセージが複数あり、どれが有効か判断できません。',
    en: 'Several messages of the same order and time; which one is valid cannot be told.',
  },
  PATIENT_DIFFERS: {
    severity: 'error',
    ja: 'メッセージの患者番号（PID-3）が格納フォルダの患者番号と異なるため、読み込んでいません。',
    en: 'The message’s patient id (PID-3) is not that of its folder; not read.',
  },
  PATIENT_DIFFERS_READ: {
    severity: 'warning',
    ja: 'メッセージの患者番号（PID-3）が格納フォルダの患者番号と異なります。格納フォルダの患者として読み込みました。',
    en: 'The message’s patient id (PID-3) is not that of its folder; read as the folder’s patient.',
  },
  BIRTH_DATE_DIFFERS: {
    severity: 'warning',
    ja: '患者基本と生年月日が異なります。別の患者の情報でないか確認してください。',
    en: 'The birth date is not that of the patient’s basics; make sure it is not another patient’s.',
  },
  ORDER_NUMBER_DIFFERS: {
    severity: 'warning',
    ja: 'メッセージのオーダー番号がファイル名と異なります。ファイル名の番号を用いました。',
    en: 'The message’s order number is not that of the file name; the file name’s was used.',
  },
  DATE_UNREADABLE: {
    severity: 'warning',
    ja: '日付として解釈できない値を空としました。',
    en: 'A value that is no date was left empty.',
  },
  GAIJI: {
    severity: 'warning',
    ja: '外字（私用領域の文字）が含まれます。元の文字を医療機関に確認してください。',
    en: 'Holds private-use characters (gaiji); ask the institution which characters they are.',
  },
  REPLACEMENT_CHARACTER: {
    severity: 'warning',
    ja: '置換文字（U+FFFD）が含まれます。過去の変換で元の文字が失われています。医療機関に確認してください。',
    en: 'Holds replacement characters (U+FFFD): an earlier conversion lost the character; ask the institution.',
  },
  ORDER_DELETED: {
    severity: 'notice',
    ja: '削除されたオーダー（コンディションフラグ0）のため、読み込んでいません。',
    en: 'A deleted order (condition flag 0); not read.',
  },
  PROBLEM_DELETED: {
    severity: 'notice',
    ja: '削除された病名（PRB-1がDE）の行を除きました。',
    en: 'A deleted problem (PRB-1 is DE) was left out.',
  },
  PATIENT_MISSING: {
    severity: 'error',
    ja: '患者基本にない患者の行を除きました。',
    en: 'Rows of a patient the patient table does not hold were left out.',
  },
  PATIENT_DUPLICATED: {
    severity: 'error',
    ja: '患者基本に同じ患者が複数行あります。確認できるまで、この患者の情報は提供しません。',
    en: 'The patient table holds this patient more than once; nothing of the patient is handed over until that is cleared up.',
  },
  PERSONS_OPTED_OUT: {
    severity: 'notice',
    ja: '提供停止の求めがあった人を除きました（件数は人数）。',
    en: 'Persons who opted out were left out (the count is of persons).',
  },
  PERSONS_NOT_NOTIFIED: {
    severity: 'notice',
    ja: '通知を確認できない人を除きました（件数は人数）。この医療機関の通知の登録、または個人別の通知一覧を確認してください。',
    en: 'Persons whose notice is not recorded were left out (the count is of persons); check this institution’s notice, or the list of persons notified.',
  },
  PERSONS_WAITING: {
    severity: 'notice',
    ja: '通知後の待機期間が終わっていない人を除きました（件数は人数）。',
    en: 'Persons whose waiting time after the notice has not passed were left out (the count is of persons).',
  },
  PERSONS_OUTSIDE_POPULATION: {
    severity: 'notice',
    ja: '契約の抽出条件に当てはまらない人を除きました（件数は人数）。',
    en: 'Persons who do not meet the contract’s criteria were left out (the count is of persons).',
  },
  TABLE_MISSING: {
    severity: 'error',
    ja: '表のファイルがありません。',
    en: 'The table’s file is missing.',
  },
  HEADER_INVALID: {
    severity: 'error',
    ja: '見出し行が定義書の項目と一致しないため、この表は読み込んでいません。',
    en: 'The header row does not match the definition’s items; the table was not read.',
  },
  RECORD_INVALID: {
    severity: 'error',
    ja: 'CSVの行として解釈できません（引用符または列数）。',
    en: 'Not a valid CSV record (quotes or number of columns).',
  },
  ENCODING_DETECTED: {
    severity: 'notice',
    ja: '文字コードを判別し、UTF-8以外として読み込みました。',
    en: 'The encoding was told from the content; it is not UTF-8.',
  },
  ENCODING_MIXED: {
    severity: 'warning',
    ja: '全体を復号できる文字コードがありません。最も多くの行を復号できる文字コードで読み込みました。',
    en: 'No encoding decodes all of it; read in the one that decodes the most lines.',
  },
  BYTE_ORDER_MARK: {
    severity: 'warning',
    ja: '先頭のBOMを読み飛ばしました。',
    en: 'A byte order mark was skipped.',
  },
  ...MML_FINDINGS,
  ...RECEIPT_FINDINGS,
  ...SS_MIX2_FINDINGS,
});

export type FindingCode = keyof typeof FINDINGS;

/** One finding on the source; `path` may hold a patient id, so it never leaves the secure room. */
export interface SourceFinding {
  readonly path: string;
  readonly code: FindingCode;
  /** Data row's line in a CSV file, from 1. */
  readonly line?: number;
  /** Where in the message or row, e.g. `PID-7`. */
  readonly at?: string;
  readonly count?: number;
}

export const severityOf = (code: FindingCode): FindingSeverity => FINDINGS[code].severity;
