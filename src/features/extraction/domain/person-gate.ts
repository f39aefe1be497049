import type { OptOutMatcher, OptOutReason } from '../../opt-out/index.js';

export type Values = Readonly<Record<string, string>>;

/** What a row's person makes of it. */
export type Admission = 'admitted' | 'opted-out' | 'unknown';

const keyOf = (values: Values): string =>
  `${values.institution_code ?? ''}\u0000${values.patient_id ?? ''}`;

/**
 * Decides per person, on the patient row, and remembers it for all other rows: an opted-out person
 * is out of every table, a person without a patient row was never asked about and is out as well.
 */
export class PersonGate {
  readonly #admitted = new Set<string>();
  readonly #optedOut = new Map<string, OptOutReason>();

  constructor(private readonly optOuts: OptOutMatcher) {}

  get persons(): number {
    return this.#admitted.size;
  }

  get excluded(): { persons: number; byReason: Record<OptOutReason, number> } {
    const byReason = { 'patient-id': 0, identity: 0, 'patient-id-and-identity': 0 };
    for (const reason of this.#optedOut.values()) byReason[reason] += 1;
    return { persons: this.#optedOut.size, byReason };
  }

  /** For a row of the patient table. */
  enter(values: Values): Admission {
    const reason = this.optOuts.match({
      institutionCode: values.institution_code ?? '',
      patientId: values.patient_id ?? '',
      nameKana: values.name_kana ?? '',
      birthDate: values.birth_date ?? '',
      sex: values.sex ?? '',
    });
    if (reason === null) this.#admitted.add(keyOf(values));
    else this.#optedOut.set(keyOf(values), reason);
    return reason === null ? 'admitted' : 'opted-out';
  }

  /** For a row of any other table. */
  admits(values: Values): Admission {
    const key = keyOf(values);
    if (this.#admitted.has(key)) return 'admitted';
    return this.#optedOut.has(key) ? 'opted-out' : 'unknown';
  }
}
