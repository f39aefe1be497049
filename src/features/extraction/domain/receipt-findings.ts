import { defineFindings } from './finding-text.js';

/** レセプト（UKE）・DPC取込時の指摘. */
export const RECEIPT_FINDINGS = defineFindings({
  FILE_NAME_UNKNOWN: {
    severity: 'error',
    ja: 'ファイル名がこの形式の命名規則に合わないため、読み込んでいません。',
    en: 'The file’s name is not one of this format; not read.',
  },
  FILE_NOT_IN_DEFINITION: {
    severity: 'notice',
    ja: 'データ定義書の対象外のファイルのため、読み込んでいません。',
    en: 'A file the data definition does not cover; not read.',
  },
  LINE_TOO_LONG: {
    severity: 'error',
    ja: '1行として長すぎるため（上限1MB）、読み込んでいません。',
    en: 'Too long for one line (limit 1 MB); not read.',
  },
  LINE_CUT: {
    severity: 'error',
    ja: '最終行に改行がなく、途中で切れているおそれがあるため、読み込んでいません。',
    en: 'The last line has no end and may be cut off; not read.',
  },
  LINE_FIELDS_WRONG: {
    severity: 'error',
    ja: '項目の数または区切りが仕様に合わないため、読み込んでいません。',
    en: 'The number of fields or their separators are not those of the format; not read.',
  },
  RECORD_KIND_UNKNOWN: {
    severity: 'error',
    ja: 'レコード識別情報が記録条件仕様にないため、読み込んでいません。',
    en: 'The record’s kind is not one of the format; not read.',
  },
  RECORD_OUT_OF_ORDER: {
    severity: 'error',
    ja: 'レコードの並びが記録条件仕様に合わないため、読み込んでいません。',
    en: 'The record does not stand where the format has it; not read.',
  },
  FIELD_NOT_READ: {
    severity: 'warning',
    ja: '記録条件仕様にない項目に値があります。その値は読み込んでいません。',
    en: 'There is a value in a field the format does not have; the value was not read.',
  },
  HEADER_RECORD_INVALID: {
    severity: 'error',
    ja: '医療機関情報（IR）または薬局情報（YK）レコードがないか、審査支払機関・都道府県・点数表・医療機関コード・請求年月が正しくないため、読み込んでいません。',
    en: 'The institution’s record (IR or YK) is missing, or its payment organisation, prefecture, fee table, code or claim month is wrong; not read.',
  },
  TRAILER_MISSING: {
    severity: 'error',
    ja: '請求書（GO）レコードの前でファイルが終わっています。途中で切れているおそれがあるため、最後のレセプトを読み込んでいません。',
    en: 'The file ends before its invoice record (GO) and may be cut off; its last receipt was not read.',
  },
  RECEIPT_COUNT_DIFFERS: {
    severity: 'warning',
    ja: 'レセプトの件数（保険者・公費ごとに1件と数える）が、請求書（GO）レコードの総件数と一致しません。',
    en: 'The number of receipts, counted once for each payer, is not the total of the invoice record (GO).',
  },
  RECEIPT_WITHHELD: {
    severity: 'error',
    ja: '読み込めないレコードを含むため、このレセプト全体を読み込んでいません（件数はレコード数）。',
    en: 'A record of it cannot be read, so nothing of this receipt was read (the count is of records).',
  },
  RECEIPT_TOO_LARGE: {
    severity: 'error',
    ja: '1件のレセプトとして大きすぎるため（上限1万レコード）、読み込んでいません。',
    en: 'Too large for one receipt (limit 10,000 records); not read.',
  },
  RECEIPT_DUPLICATED: {
    severity: 'error',
    ja: '同じ請求年月・番号のレセプトがすでにあるため、読み込んでいません。同じファイルが複数ないか確認してください。',
    en: 'A receipt of this claim month and number was read already; not read. Make sure no file is there twice.',
  },
  RECEIPT_RETURNED: {
    severity: 'notice',
    ja: '返戻されたレセプトのため、読み込んでいません（件数はレコード数）。',
    en: 'A returned receipt; not read (the count is of records).',
  },
  RECEIPT_HISTORY: {
    severity: 'notice',
    ja: '履歴管理情報（請求時または補正前後の内容）のため、読み込んでいません（件数はレコード数）。',
    en: 'The receipt’s history (as claimed or corrected earlier); not read (the count is of records).',
  },
  RECEIPT_KIND_NOT_IN_DEFINITION: {
    severity: 'notice',
    ja: '医科・DPC・調剤以外のレセプトのため、読み込んでいません（件数はレコード数）。',
    en: 'A receipt other than medical, DPC or dispensing; not read (the count is of records).',
  },
  DONOR_NOT_READ: {
    severity: 'notice',
    ja: '臓器提供者（患者とは別の人）の情報のため、読み込んでいません（件数はレコード数）。',
    en: 'Tells of an organ donor, who is another person than the patient; not read (the count is of records).',
  },
  PATIENT_ID_UNUSABLE: {
    severity: 'error',
    ja: '患者番号（カルテ番号等）がないか、使えない文字を含むため、患者に対応付けられません。読み込んでいません。',
    en: 'The patient’s number is missing or has characters it must not have, so it belongs to nobody; not read.',
  },
  FACILITY_DIFFERS: {
    severity: 'error',
    ja: '施設コードがファイル名の施設コードと異なるため、読み込んでいません。',
    en: 'The facility code is not that of the file’s name; not read.',
  },
  PATIENT_UNNAMED: {
    severity: 'warning',
    ja: '氏名のない患者です（件数は患者数）。停止の求めは患者番号でしか照合できません。氏名を持つ取込元を先に指定してください。',
    en: 'Patients without names (the count is of patients): stop requests find them by number only. Give a source with names before this one.',
  },
  PATIENT_UNDESCRIBED: {
    severity: 'warning',
    ja: '様式1の患者属性（A000010）にない患者です（件数は患者数）。患者基本を持つ取込元を先に指定しなければ、これらの患者の行は提供されません。',
    en: 'Patients that no Form 1 describes (A000010; the count is of patients): their rows are left out unless a source given before has them.',
  },
});
