import type { CheckRule } from './check-report.js';

interface RuleText {
  readonly severity: 'error' | 'warning';
  readonly ja: string;
  readonly en: string;
}

/** 検査規則. What a breach means and what to do. */
export const CHECK_RULES: Readonly<Record<CheckRule, RuleText>> = {
  'file-missing': {
    severity: 'error',
    ja: '対象の表のファイルがありません。',
    en: 'The file of a contracted table is missing.',
  },
  'file-unexpected': {
    severity: 'error',
    ja: '対象外のファイルがあります。契約にない情報は提供できません。',
    en: 'A file that is not contracted; what the contract does not cover must not be handed over.',
  },
  encoding: {
    severity: 'error',
    ja: 'UTF-8でない文字があります。',
    en: 'Holds bytes that are not UTF-8.',
  },
  'byte-order-mark': {
    severity: 'error',
    ja: '先頭にBOMがあります。BOMなしのUTF-8としてください。',
    en: 'Starts with a byte order mark; UTF-8 without one is specified.',
  },
  'line-ending': {
    severity: 'warning',
    ja: '改行がCRLFではありません。',
    en: 'Lines do not end in CRLF.',
  },
  header: {
    severity: 'error',
    ja: '見出し行が対象項目（定義書の順）と一致しません。この表の行は検査していません。',
    en: 'The header row is not the contracted items in the definition’s order; rows were not checked.',
  },
  record: {
    severity: 'error',
    ja: 'CSVの行として解釈できません（引用符または列数）。',
    en: 'Not a valid CSV record (quotes or number of columns).',
  },
  required: { severity: 'error', ja: '必須項目が空です。', en: 'A required value is empty.' },
  type: {
    severity: 'error',
    ja: '定義された型（数値、暦にある日付など）の値ではありません。',
    en: 'Not a value of the defined type (number, existing date).',
  },
  length: {
    severity: 'error',
    ja: '定義された長さを超えています。',
    en: 'Longer than defined.',
  },
  pattern: {
    severity: 'error',
    ja: '定義された形式に合いません。',
    en: 'Not of the defined form.',
  },
  'code-table': {
    severity: 'error',
    ja: 'コード表にない値です。',
    en: 'A value the code table does not hold.',
  },
  'private-use': {
    severity: 'warning',
    ja: '外字（私用領域の文字）が含まれます。',
    en: 'Holds private-use characters (gaiji).',
  },
  key: {
    severity: 'error',
    ja: 'キー項目の組み合わせが重複しています。',
    en: 'The key occurs more than once.',
  },
  'duplicate-row': {
    severity: 'error',
    ja: '同一内容の行が重複しています。',
    en: 'The same row occurs more than once.',
  },
  reference: {
    severity: 'error',
    ja: '参照先の表に該当する行がありません。',
    en: 'The referenced table holds no such row.',
  },
  'date-range': {
    severity: 'warning',
    ja: '日付が1868年より前か、提供日より後です。',
    en: 'A date before 1868 or after the day of provision.',
  },
  'date-before-birth': {
    severity: 'warning',
    ja: '生年月日より前の日付があります（患者ごとに最も早い日付を1件と数えます）。',
    en: 'A date before the person’s birth (counted once per person, at the earliest date).',
  },
  'check-digit': {
    severity: 'warning',
    ja: '検証番号が合いません（医療機関コード、保険者番号）。',
    en: 'The check digit does not fit (institution code, insurer number).',
  },
  'code-form': {
    severity: 'warning',
    ja: '標準コードとされている値が、そのコード体系の形式ではありません。院内コードの可能性があります。',
    en: 'Said to be a standard code, but not of that system’s form; it may be an in-house code.',
  },
  'text-person': {
    severity: 'warning',
    ja: '自由記載の項目に患者本人の氏名が含まれます（患者ごとに1件と数えます）。',
    en: 'Free text holds the person’s own name (counted once per person).',
  },
  'text-doctor': {
    severity: 'warning',
    ja: '自由記載の項目に医師等の氏名と思われる記載があります。',
    en: 'Free text seems to name a doctor.',
  },
  'text-phone': {
    severity: 'warning',
    ja: '自由記載の項目に電話番号と思われる記載があります。',
    en: 'Free text seems to hold a telephone number.',
  },
  'text-mail': {
    severity: 'warning',
    ja: '自由記載の項目にメールアドレスが含まれます。',
    en: 'Free text holds a mail address.',
  },
  'text-address': {
    severity: 'warning',
    ja: '自由記載の項目に住所または郵便番号と思われる記載があります。',
    en: 'Free text seems to hold a postal address or code.',
  },
};
