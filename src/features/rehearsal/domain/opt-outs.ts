import type { OperatorCode } from './data/operators.js';
import type { PatientRecord } from './patient-record.js';
import type { Random } from './prng.js';

/** 提供停止の求め as the opt-out desk would enter it. */
export interface OptOut {
  readonly institutionCode: string;
  readonly patientId: string;
  readonly nameKana: string;
  readonly birthDate: string;
  readonly sex: 'M' | 'F';
}

const RATE = 0.001;
const AT_LEAST = 2;

const optOutOf = (record: PatientRecord): OptOut => ({
  institutionCode: record.institutionCode,
  patientId: record.patientId,
  nameKana: `${record.family.kana}\u3000${record.given.kana}`,
  birthDate: record.birthDate,
  sex: record.sex,
});

/** Chooses about 0.1 % of a provider's patients, at least two where it has two. */
export class OptOutChoice {
  private readonly chosen = new Map<OperatorCode, OptOut[]>();
  private readonly spare = new Map<OperatorCode, OptOut[]>();

  consider(random: Random, record: PatientRecord): void {
    if (random.chance(RATE)) listOf(this.chosen, record.operator).push(optOutOf(record));
    else if (listOf(this.spare, record.operator).length < AT_LEAST)
      listOf(this.spare, record.operator).push(optOutOf(record));
  }

  of(provider: OperatorCode): OptOut[] {
    const chosen = listOf(this.chosen, provider);
    const missing = Math.max(AT_LEAST - chosen.length, 0);
    return [...chosen, ...listOf(this.spare, provider).slice(0, missing)];
  }
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
