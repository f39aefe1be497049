import type { Disease } from './data/diseases.js';
import type { Drug, Usage } from './data/drugs.js';
import type { LabItem } from './data/lab-items.js';

/** Local time of the institution, `YYYY-MM-DDThh:mm:ss`. */
type LocalDateTime = string;

export interface DrugDose {
  readonly drug: Drug;
  readonly dose: number;
}

/** One RXE: a drug with its usage, or a mixture of drugs for injection. */
export interface PrescribedItem extends DrugDose {
  readonly usage: Usage | null;
  readonly days: number;
  /** RXC; empty for a single drug. */
  readonly components: readonly DrugDose[];
}

export interface Prescription {
  readonly kind: 'OMP-01' | 'OMP-02';
  readonly orderNumber: string;
  readonly orderedAt: LocalDateTime;
  readonly items: readonly PrescribedItem[];
}

export interface LabResult {
  readonly item: LabItem;
  readonly value: string;
  readonly flag: 'H' | 'L' | 'N';
}

export interface Specimen {
  readonly number: string;
  /** JLAC10 material code. */
  readonly material: string;
  readonly results: readonly LabResult[];
}

export interface LabOrder {
  readonly orderNumber: string;
  readonly collectedAt: LocalDateTime;
  readonly specimens: readonly Specimen[];
}

export interface Diagnosis {
  readonly problemId: string;
  readonly disease: Disease;
  readonly startedOn: string;
  readonly endedOn: string;
  readonly outcome: readonly [code: string, name: string] | null;
  readonly principal: boolean;
}

/**
 * What became of an order. A storage keeps the messages: the latest decides, condition flag 0 deletes.
 * `earlier` is what an earlier message said.
 */
export interface Kept<T> {
  readonly current: T;
  readonly earlier?: T;
  readonly deleted: boolean;
}

/** Everything one operator holds of one patient besides the patient record. */
export interface Chart {
  readonly prescriptions: readonly Kept<Prescription>[];
  readonly labOrders: readonly Kept<LabOrder>[];
  readonly problems: Kept<readonly Diagnosis[]>;
}

/** What remains after deletion and replacement. */
export const standing = <T>(orders: readonly Kept<T>[]): T[] =>
  orders.filter(({ deleted }) => !deleted).map(({ current }) => current);
