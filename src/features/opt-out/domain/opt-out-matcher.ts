import { normaliseCode, normaliseDate, normaliseKana } from './normalise.js';
import type { OptOutEntry, OptOutList } from './opt-out-list.js';

/** What is known of a person in a source; empty text where unknown. */
export interface KnownPerson {
  readonly institutionCode: string;
  readonly patientId: string;
  readonly nameKana: string;
  readonly birthDate: string;
  readonly sex: string;
}

/** By what an opted-out person was recognised. */
export type OptOutReason = 'patient-id' | 'identity' | 'patient-id-and-identity';

const joined = (...parts: string[]): string => parts.join('\u0000');
const KNOWN_SEX = new Set(['M', 'F', 'O']);

/** Recognises opted-out persons, by institution code and patient id, and by identity. */
export class OptOutMatcher {
  readonly #patients = new Set<string>();
  /** Kana name and birth date → sexes asked for; '' stands for any. */
  readonly #identities = new Map<string, Set<string>>();

  constructor(list: OptOutList) {
    for (const entry of list.entries) this.#add(entry);
  }

  match(person: KnownPerson): OptOutReason | null {
    const byPatient = this.#patients.has(
      joined(normaliseCode(person.institutionCode), normaliseCode(person.patientId)),
    );
    const byIdentity = this.#matchesIdentity(person);
    if (byPatient) return byIdentity ? 'patient-id-and-identity' : 'patient-id';
    return byIdentity ? 'identity' : null;
  }

  #add({ institutionCode, patientId, nameKana, birthDate, sex }: OptOutEntry): void {
    if (institutionCode && patientId)
      this.#patients.add(joined(normaliseCode(institutionCode), normaliseCode(patientId)));
    if (!nameKana || !birthDate) return;
    const key = joined(normaliseKana(nameKana), normaliseDate(birthDate));
    const sexes = this.#identities.get(key) ?? new Set<string>();
    this.#identities.set(key, sexes.add(sex && KNOWN_SEX.has(sex) ? sex : ''));
  }

  /** A sex that either side does not know excludes nobody from the match. */
  #matchesIdentity({ nameKana, birthDate, sex }: KnownPerson): boolean {
    if (this.#identities.size === 0 || nameKana === '' || birthDate === '') return false;
    const key = joined(normaliseKana(nameKana), normaliseDate(birthDate));
    const sexes = this.#identities.get(key);
    return sexes !== undefined && (sexes.has('') || sexes.has(sex) || !KNOWN_SEX.has(sex));
  }
}
