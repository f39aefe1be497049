import type { Columns } from './uke-record.js';

/**
 * Positions of the items of the common data definition in their records, for the three receipts alike where not said otherwise.
 * A test holds them against the sources the definition names.
 */
export const IR: Columns = {
  payment_organization: 1,
  prefecture: 2,
  fee_table: 3,
  facility_name: 6,
  claim_month: 7,
};

export const RE: Columns = {
  receipt_number: 1,
  receipt_kind: 2,
  service_month: 3,
  name: 4,
  sex: 5,
  birth_date: 6,
  benefit_rate: 7,
  admitted_on: 8,
  ward_class: 9,
  burden_class: 10,
  special_notes: 11,
  bed_count: 12,
  chart_number: 13,
  discount_unit: 14,
  search_number: 18,
  specification_month: 19,
  claim_information: 20,
  department: 21,
  department_body_part: 22,
  department_2: 26,
  department_3: 31,
  name_kana: 36,
  patient_status: 37,
};

export const HO: Columns = {
  payer_number: 1,
  insured_symbol: 2,
  insured_number: 3,
  actual_days: 4,
  total_points: 5,
  meal_count: 7,
  meal_amount: 8,
  job_reason: 9,
  certificate_number: 10,
  burden_amount: 11,
  relief_kind: 12,
  relief_rate: 13,
  relief_amount: 14,
};

export const KO: Columns = {
  payer_number: 1,
  recipient_number: 2,
  optional_benefit: 3,
  actual_days: 4,
  total_points: 5,
  burden_amount: 6,
  outpatient_copayment: 7,
  inpatient_copayment: 8,
  meal_count: 10,
  meal_amount: 11,
};

export const SN: Columns = {
  bearer_kind: 1,
  eligibility_check: 2,
  insured_branch: 6,
  recipient_number: 7,
};

export const SY: Columns = {
  disease_code: 1,
  started_on: 2,
  outcome: 3,
  modifier_codes: 4,
  disease_name: 5,
  principal: 6,
  supplement: 7,
};

const ITEM: Columns = {
  service_class: 1,
  burden_kind: 2,
  code: 3,
  quantity: 4,
  points: 5,
  times: 6,
};

/** Three pairs of comment code and text from this position on. */
const commentsFrom = (first: number): Columns => ({
  comment_code_1: first,
  comment_text_1: first + 1,
  comment_code_2: first + 2,
  comment_text_2: first + 3,
  comment_code_3: first + 4,
  comment_text_3: first + 5,
});

/** Items of the medical receipt, with the position of the 1st day's count; 30 more follow. */
export const MEDICAL_ITEMS: ReadonlyMap<string, { columns: Columns; firstDay: number }> = new Map([
  ['SI', { columns: { ...ITEM, ...commentsFrom(7) }, firstDay: 13 }],
  ['IY', { columns: { ...ITEM, ...commentsFrom(7) }, firstDay: 13 }],
  [
    'TO',
    {
      columns: { ...ITEM, unit_code: 7, unit_price: 8, product_name: 10, ...commentsFrom(11) },
      firstDay: 17,
    },
  ],
]);

export const COMMENTS: ReadonlyMap<string, Columns> = new Map<string, Columns>([
  ['CO', { service_class: 1, burden_kind: 2, comment_code: 3, text: 4 }],
  ['SJ', { symptom_kind: 1, text: 2 }],
]);

/** 診断群分類. */
export const BU: Columns = {
  dpc_code: 1,
  admitted_on: 2,
  discharged_on: 3,
  outcome: 4,
  cause_of_death: 5,
};

/** 患者基礎. */
export const KK: Columns = { admission_kind: 3 };

/** 合計調整. */
export const GT = { adjustment_points: 7, bundled_points: 8 } as const;

/** 傷病. */
export const SB: Columns = {
  disease_code: 1,
  modifier_codes: 2,
  disease_name: 3,
  icd10: 4,
  role: 5,
  supplement: 7,
};

/** コーディングデータ. */
export const CD: Columns = {
  performed_on: 1,
  service_class: 2,
  line_number: 3,
  detail_number: 4,
  code: 5,
  amount: 6,
  quantity: 7,
  unit_code: 8,
  times: 9,
};

/** 薬局情報. */
export const YK: Columns = { payment_organization: 1, claim_month: 6 };

export const DISPENSING_RE: Columns = {
  receipt_number: 1,
  receipt_kind: 2,
  dispensing_month: 3,
  name: 4,
  sex: 5,
  birth_date: 6,
  prescriber_prefecture: 9,
  prescriber_fee_table: 10,
  prescriber_code: 11,
  prescriber_name: 12,
  search_number: 37,
  name_kana: 41,
};

/** Names of up to twenty prescribing doctors. */
export const DOCTORS = { first: 14, last: 33 };

export const DISPENSING_HO: Columns = {
  payer_number: 1,
  insured_symbol: 2,
  insured_number: 3,
  prescription_count: 4,
  total_points: 5,
};

/** 処方基本. */
export const SH: Columns = { prescription_number: 1, dosage_form: 2, usage_code: 3, usage_note: 4 };

/** 調剤情報. */
export const CZ: Columns = {
  prescribed_on: 2,
  dispensed_on: 3,
  visit_number: 4,
  dispensed_quantity: 5,
  drug_points: 13,
};

export const DISPENSING_IY: Columns = {
  burden_kind: 1,
  drug_code: 2,
  amount: 3,
  mixing_kind: 6,
  single_amount: 9,
};
