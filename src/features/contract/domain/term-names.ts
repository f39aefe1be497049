import { isLocalDate } from '../../../kernel/time.js';
import { japaneseDate } from './dates.js';
import { DELIVERY_JA } from './legal-wording.js';
import { ROUNDING_JA } from './money-wording.js';

/** Names of a contract's data and settled values, as a comparison table calls them. */
const NAMES: Readonly<Record<string, string>> = {
  title: '契約の名称',
  parties: '当事者',
  acceding: '加入者',
  startsOn: '有効期間の始期',
  endsOn: '有効期間の終期',
  effectiveOn: '効力発生日',
  renewal: '更新',
  years: '期間（年）',
  noticeMonths: '拒絶の予告期間（月）',
  template: 'ひな型',
  operatorKind: '認定の種類',
  recipient: '受領側',
  provider: '提供側',
  code: '事業者コード',
  name: '名称',
  version: '版',
  id: '識別名',
  fee: '契約金額',
  feeYen: '税抜額（円）',
  taxYen: '消費税等相当額（円）',
  totalYen: '合計（円）',
  adjustmentYen: '端数調整額（円）',
  taxRatePercent: '税率（％）',
  rounding: '端数整理の方法',
  roundingUnitYen: '端数整理の単位（円）',
  basis: '算定の基礎',
  instalments: '請求',
  trigger: '時期',
  on: '日',
  number: '回',
  paymentTerms: '支払条件',
  rule: '定め方',
  days: '請求書の受領からの日数',
  closingDay: '締日（31は末日）',
  monthsAfter: '締日の月から支払いの月までの月数',
  payDay: '支払日（31は末日）',
  shift: '休業日の扱い',
  lateChargeRatePercent: '遅延損害金の年率（％）',
  purpose: '利用目的',
  responsiblePerson: '利用の責任者',
  personsInCharge: '担当責任者',
  usePeriod: '利用期間',
  from: '始期',
  to: '終期',
  retentionUntil: '保存期間の満了の日',
  publication: '対外発表',
  deliveryMethod: '提供方法',
  deliverOn: '納期',
  rehearsal: 'リハーサル',
  specification: '仕様書',
  definitionId: 'データ定義書',
  definitionVersion: 'データ定義書の版',
  definitionSha256: 'データ定義書のSHA-256',
  kinds: 'データの種類',
  format: '形式',
  tables: '表',
  table: '表',
  items: '項目',
  period: '対象期間',
  diseases: '対象疾患',
  criteria: '抽出条件',
  icd10: 'ICD-10',
  managementNumbers: '病名管理番号',
  receiptCodes: '傷病名コード',
  suspected: '疑い病名',
  population: '対象集団',
  sexes: '性別',
  age: '年齢',
  rows: '必要な情報',
  atLeast: '最少件数',
  recordYears: '提供記録の保存期間（年）',
  discrepancyDays: '仕様不一致の通知期間（日）',
  confidentialityYears: '機密保持期間（年）',
  paymentDays: '支払期限（日）',
  transferFeeBearer: '振込手数料の負担',
  lateChargeRate: '遅延損害金の年率（％）',
  deletionDays: '消去の期間（日）',
  cureDays: '催告の期間（日）',
};

/** `fee.feeYen` → `契約金額 税抜額（円）`; a place in a list is counted from 1. */
export const termNameJa = (path: string): string =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (NAMES[part] ?? part)))
    .join(' ');

/** Words for the values that stand for a choice, by the last part of the path. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rounding: ROUNDING_JA,
  basis: { sole: '単独の提供側への料金', share: '料金配分' },
  trigger: { conclusion: '本契約の成立の時', acceptance: '受領確認の時', date: '指定の日' },
  rule: { closing: '締日による', 'days-after-receipt': '請求書の受領日による' },
  shift: { none: '期日どおり', previous: '前営業日', next: '翌営業日' },
  deliveryMethod: DELIVERY_JA,
  rehearsal: { true: 'リハーサルとする', false: 'リハーサルとしない' },
  suspected: { true: '含む', false: '除く' },
};

const NONE = '（なし）';

/** A value as a comparison table shows it: dates and choices in words; null and `null` stand for none. */
export function termValueJa(path: string, value: string | null): string {
  if (value === null || value === 'null' || value === '') return NONE;
  if (isLocalDate(value)) return japaneseDate(value);
  return CHOICES[path.split('.').at(-1) ?? '']?.[value] ?? value;
}
