/**
 * How files of one kind supersede each other: `patient`: the latest is the patient's (per department where
 * each keeps its own); `order`: the latest of an order number; `event`: each file tells something that
 * happened, and stands until its own condition flag is 0.
 */
export type Identity = 'patient' | 'department' | 'order' | 'event';

/** データ種別: a kind of message of the standardised storage. */
interface DataKind {
  /** Message code (MSH-9) its messages have. */
  readonly message: string;
  readonly identity: Identity;
  /** Tables of the data definition it fills. */
  readonly tables: readonly string[];
}

const kind = (message: string, identity: Identity, ...tables: readonly string[]): DataKind => ({
  message,
  identity,
  tables,
});

const event = kind('ADT', 'event', 'encounter');
const EXAMINATION = ['examination_order', 'examination_finding'];

/** Kinds of messages of SS-MIX2 1.2 that fill tables of the common data definition. */
export const DATA_KINDS: ReadonlyMap<string, DataKind> = new Map([
  ['ADT-00', kind('ADT', 'patient', 'patient', 'insurance', 'allergy', 'patient_profile')],
  ['PPR-01', kind('PPR', 'department', 'patient', 'insurance', 'diagnosis')],
  ['ADT-61', kind('ADT', 'department', 'allergy')],
  ['ADT-12', event],
  ['ADT-21', event],
  ['ADT-22', event],
  ['ADT-31', event],
  ['ADT-32', event],
  ['ADT-41', event],
  ['ADT-42', event],
  ['ADT-51', event],
  ['ADT-52', event],
  ['OMP-01', kind('RDE', 'order', 'prescription')],
  ['OMP-02', kind('RDE', 'order', 'prescription')],
  ['OMP-11', kind('RAS', 'event', 'prescription_administration')],
  ['OMP-12', kind('RAS', 'event', 'injection_administration')],
  ['OML-11', kind('OUL', 'order', 'lab_result')],
  ['OMG-01', kind('OMG', 'order', ...EXAMINATION)],
  ['OMG-02', kind('OMG', 'order', ...EXAMINATION)],
  ['OMG-03', kind('OMG', 'order', ...EXAMINATION)],
  ['OMG-11', kind('OMI', 'order', ...EXAMINATION)],
  ['OMG-12', kind('OMI', 'order', ...EXAMINATION)],
  ['OMG-13', kind('ORU', 'order', ...EXAMINATION)],
]);

/** 受診・入退院: a later message may take back what one of these told. */
export const isEncounterKind = (name: string): boolean => DATA_KINDS.get(name) === event;

/** 患者基本情報. */
export const PATIENT_KIND = 'ADT-00';
/** 病名. Its insurance (ZI1) stands in where the patient's basics carry none. */
export const DISEASE_KIND = 'PPR-01';

/** Order number of kinds that have no orders: all nines. */
export const isOrderless = (orderNumber: string): boolean => /^9+$/.test(orderNumber);

/** Kinds worth opening for these tables. */
export const kindsFor = (tables: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    [...DATA_KINDS].filter(([, one]) => one.tables.some((t) => tables.has(t))).map(([k]) => k),
  );
