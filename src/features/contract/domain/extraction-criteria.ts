import type { LocalDate } from '../../../kernel/time.js';

/** HL7 table 0001, as the data definition has it. */
export const CRITERIA_SEXES = ['M', 'F', 'O', 'U'] as const;
export type CriteriaSex = (typeof CRITERIA_SEXES)[number];

/**
 * 対象傷病. A person has at least one row with one of these codes in the target period. Codes of different
 * systems stand side by side: a receipt holds no ICD-10, a chart no code of receipts.
 */
export interface DiseaseCriteria {
  /** ICD-10 without dot: `E11` with all below it, or a range `E10-E14`, both ends with all below them. */
  readonly icd10: readonly string[];
  /** 病名管理番号 (MEDIS), 8 digits. */
  readonly managementNumbers: readonly string[];
  /** 傷病名コード of receipts (レセプト電算処理システム), 7 digits. */
  readonly receiptCodes: readonly string[];
  /** 疑い病名: whether rows count that the source marks as suspected. */
  readonly suspected: boolean;
}

/** 対象集団. A condition left out limits nobody. */
export interface PopulationCriteria {
  readonly sexes?: readonly CriteriaSex[];
  /** 満年齢 on a day, both bounds included. */
  readonly age?: { readonly on: LocalDate; readonly from: number; readonly to: number };
  /** So many rows of each of these tables in the target period. */
  readonly rows?: readonly { readonly table: string; readonly atLeast: number }[];
}

/** 抽出条件. Who is extracted: the persons who meet every condition, with all their contracted rows. */
export interface ExtractionCriteria {
  readonly diseases?: DiseaseCriteria;
  readonly population?: PopulationCriteria;
}

/** Highest age a criterion may name. */
export const OLDEST = 150;

/** The criteria with nothing in them that is not a criterion: what both sides sign. */
export function criteriaOf({ diseases, population }: ExtractionCriteria): ExtractionCriteria {
  const { sexes, age, rows } = population ?? {};
  return {
    ...(diseases && { diseases: diseasesOf(diseases) }),
    ...(population && {
      population: {
        ...(sexes && { sexes }),
        ...(age && { age: { on: age.on, from: age.from, to: age.to } }),
        ...(rows && { rows: rows.map(({ table, atLeast }) => ({ table, atLeast })) }),
      },
    }),
  };
}

const diseasesOf = (diseases: DiseaseCriteria): DiseaseCriteria => {
  const { icd10, managementNumbers, receiptCodes, suspected } = diseases;
  return { icd10, managementNumbers, receiptCodes, suspected };
};
