import type { SourceRow } from '../../domain/source-batch.js';
import type { Owner } from './document-owner.js';
import { mapInsuranceModule, mapPatientModule } from './map-patient.js';
import { Mapping, type MmlIssue, type Values } from './mapping.js';
import { mmlDateTime, mmlDay } from './mml-date.js';
import type { MmlDocument } from './mml-document.js';

/** MML0010 in the codes of the patient table (HL7 table 0001). */
const SEXES: Readonly<Record<string, string>> = {
  male: 'M',
  female: 'F',
  other: 'O',
  unknown: 'U',
};
/** Insurer number of those who pay themselves. */
const NO_INSURER = new Set(['', '9999']);

const PATIENT_ITEMS = [
  'name_kanji',
  'name_kana',
  'birth_date',
  'sex',
  'postal_code',
  'address',
  'phone',
];
const INSURANCE_ITEMS = ['insurer_number', 'insured_symbol', 'insured_number'];

interface Latest {
  readonly confirmed: string;
  readonly place: string;
  readonly values: Values;
}

/** What is known of a person before any row is given out. */
interface Draft {
  patient?: Latest;
  insurance?: Latest;
}

export interface PatientRow {
  readonly row: SourceRow;
  readonly issues: readonly MmlIssue[];
}

export const ownerKey = ({ institutionCode, patientId }: Owner): string =>
  `${institutionCode}\u0000${patientId}`;

const picked = (values: Values, items: readonly string[]): Values =>
  Object.fromEntries(items.map((item) => [item, values[item] ?? '']));

/** Later of two; the first of two confirmed at the same time. */
const later = (known: Latest | undefined, latest: Latest): Latest =>
  known === undefined || latest.confirmed > known.confirmed ? latest : known;

/**
 * Patient rows, gathered from all of a source before its other rows: each from the person's latest patient
 * information and insurance. Memory: some 0.5 KB per person (drafts are kept as one string each).
 */
export class Persons {
  readonly #drafts = new Map<string, string>();

  survey(owner: Owner, document: MmlDocument, place: string): void {
    const confirmed = mmlDateTime(document.confirmedAt) ?? '';
    for (const module of document.modules) {
      if (module.name === 'PatientModule')
        for (const values of mapPatientModule(module, new Mapping())) {
          const birthday = new Mapping().text(module, 'birthday');
          const own = picked({ ...values, birth_date: birthday }, PATIENT_ITEMS);
          this.#keep(owner, 'patient', { confirmed, place, values: own });
        }
      if (module.name === 'HealthInsuranceModule') {
        const [values] = mapInsuranceModule(module, new Mapping());
        if (values && !NO_INSURER.has(values.insurer_number ?? ''))
          this.#keep(owner, 'insurance', {
            confirmed,
            place,
            values: picked(values, INSURANCE_ITEMS),
          });
      }
    }
  }

  /** The person's row, once. */
  take(owner: Owner): PatientRow | null {
    const key = ownerKey(owner);
    const { patient, insurance } = this.#draft(key);
    this.#drafts.delete(key);
    if (patient === undefined) return null;
    const mapping = new Mapping();
    const { birth_date: birthday = '', sex = '' } = patient.values;
    const values = {
      institution_code: owner.institutionCode,
      patient_id: owner.patientId,
      ...patient.values,
      birth_date: mapping.converted('birth_date', birthday, mmlDay(birthday), 'DATE_UNREADABLE'),
      sex: mapping.converted('sex', sex, SEXES[sex] ?? null, 'CODE_UNCONVERTIBLE'),
      ...insurance?.values,
    };
    return { row: { table: 'patient', values, place: patient.place }, issues: mapping.issues };
  }

  #keep(owner: Owner, part: keyof Draft, latest: Latest): void {
    const key = Buffer.from(ownerKey(owner)).toString();
    const draft = this.#draft(key);
    draft[part] = later(draft[part], latest);
    this.#drafts.set(key, JSON.stringify(draft));
  }

  #draft(key: string): Draft {
    return JSON.parse(this.#drafts.get(key) ?? '{}') as Draft;
  }
}
