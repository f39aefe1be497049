import type { DiseaseCriteria } from '../../contract/index.js';

type Values = Readonly<Record<string, string>>;

interface DiseaseTable {
  /** Items that may hold a code, of whichever system: the systems' codes differ in form. */
  readonly codes: readonly string[];
  readonly isSuspected?: (values: Values) => boolean;
  /** Rows of the table that tell of diseases at all. */
  readonly tells?: (values: Values) => boolean;
}

/** 修飾語コード「の疑い」. */
const SUSPECTED = '8002';

const hasSuspectedModifier = ({ modifier_codes = '' }: Values): boolean =>
  modifier_codes.match(/\d{4}/g)?.some((code) => code === SUSPECTED) === true;

const PAYLOADS = Array.from({ length: 9 }, (_, at) => `payload_${at + 1}`);

/** Tables of the data definition that hold diseases. */
export const DISEASE_TABLES: Readonly<Record<string, DiseaseTable>> = {
  diagnosis: { codes: ['icd10', 'disease_code'] },
  mml_diagnosis: {
    codes: ['diagnosis_code'],
    isSuspected: ({ certainty, diagnosis_code = '' }) =>
      certainty === 'suspectedDiagnosis' || diagnosis_code.split('.').slice(1).includes(SUSPECTED),
  },
  receipt_disease: { codes: ['disease_code'], isSuspected: hasSuspectedModifier },
  dpc_receipt_disease: { codes: ['icd10', 'disease_code'], isSuspected: hasSuspectedModifier },
  dpc_form1: { codes: PAYLOADS, tells: ({ code = '' }) => code.startsWith('A006') },
  registry_enrollment: { codes: ['icd10'] },
};

const ICD10 = /^[A-Z]\d{2}/;

/** One entry of the list: `E11`, or `E10-E14`. Codes below an end belong to it. */
function icd10Entry(entry: string): (code: string) => boolean {
  const [from = '', to = from] = entry.split('-');
  return (code) => code.slice(0, from.length) >= from && code.slice(0, to.length) <= to;
}

/** Tells by a row whether its person has one of the target diseases. */
export class DiseaseMatch {
  readonly #icd10: readonly ((code: string) => boolean)[];
  readonly #numbers: ReadonlySet<string>;
  readonly #suspected: boolean;

  constructor(criteria: DiseaseCriteria) {
    this.#icd10 = criteria.icd10.map(icd10Entry);
    this.#numbers = new Set([...criteria.managementNumbers, ...criteria.receiptCodes]);
    this.#suspected = criteria.suspected;
  }

  matches(table: string, values: Values): boolean {
    const diseases = Object.hasOwn(DISEASE_TABLES, table) ? DISEASE_TABLES[table] : undefined;
    if (diseases === undefined || diseases.tells?.(values) === false) return false;
    if (!this.#suspected && diseases.isSuspected?.(values)) return false;
    return diseases.codes.some((item) => this.#isTarget(values[item] ?? ''));
  }

  #isTarget(written: string): boolean {
    const text = written.normalize('NFKC').trim().toUpperCase();
    const code = text.replaceAll('.', '');
    if (ICD10.test(code)) return this.#icd10.some((within) => within(code));
    // `2501001.8002`: a code with its modifiers behind dots.
    return this.#numbers.has(text.split('.')[0] ?? '');
  }
}
