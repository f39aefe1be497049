export type Values = Readonly<Record<string, string>>;

/** Persons whose patient row was given out, each with the birth date it tells. Memory: some 100 bytes per person. */
export class KnownPersons {
  readonly #birthDates = new Map<string, string>();

  has(owner: Values): boolean {
    return this.#birthDates.has(keyOf(owner));
  }

  /** `new` exactly once per person; `differs` where another birth date was told before. */
  meet(patient: Values): 'new' | 'known' | 'differs' {
    const key = keyOf(patient);
    const known = this.#birthDates.get(key);
    const birthDate = patient.birth_date ?? '';
    if (known === undefined) this.#birthDates.set(key, birthDate);
    if (known === undefined) return 'new';
    return known === birthDate || birthDate === '' ? 'known' : 'differs';
  }
}

const keyOf = ({ institution_code, patient_id }: Values): string =>
  `${institution_code ?? ''}\u0000${patient_id ?? ''}`;
