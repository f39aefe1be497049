import type { Chart, Diagnosis, Kept, LabOrder, Prescription } from '../domain/clinical.js';
import type { PatientRecord } from '../domain/patient-record.js';
import { labSegments, prescriptionSegments, problemSegments } from './hl7-orders.js';
import { header, hl7Time, insuranceSegment, patientSegment, segment } from './hl7-segments.js';
import { encodeIso2022Jp } from './iso-2022-jp.js';

/** A message of the storage: folder parts below the patient's folder, file name, bytes. */
export interface StorageFile {
  readonly date: string;
  readonly kind: string;
  readonly name: string;
  readonly bytes: Buffer;
}

interface Message {
  /** `YYYYMMDD`, or `-` for kinds without a date. */
  readonly date: string;
  readonly kind: string;
  readonly type: string;
  readonly orderNumber: string;
  readonly sentAt: string;
  readonly department: string;
  readonly valid: boolean;
  readonly segments: readonly string[];
}

/** Order number of kinds that have no orders. */
const NO_ORDER = '999999999999999';
const LAST_UPDATE = '2026-06-01T09:00:00';
const EARLIER_UPDATE = '2025-06-01T09:00:00';

function fileOf(record: PatientRecord, message: Message): StorageFile {
  const { date, kind, orderNumber, sentAt, department, valid } = message;
  const time = `${hl7Time(sentAt)}000`;
  const flag = valid ? '1' : '0';
  const name = [record.patientId, date, kind, orderNumber, time, department, flag].join('_');
  const first = header(message.type, `${record.patientId}${time}`.slice(0, 20), sentAt);
  return {
    date,
    kind,
    name,
    bytes: encodeIso2022Jp(`${[first, ...message.segments].join('\r')}\r`),
  };
}

const patientMessage = (record: PatientRecord): Message => ({
  date: '-',
  kind: 'ADT-00',
  type: 'ADT^A08^ADT_A01',
  orderNumber: NO_ORDER,
  sentAt: LAST_UPDATE,
  department: '-',
  valid: true,
  segments: [
    segment('EVN', { 2: hl7Time(LAST_UPDATE) }),
    patientSegment(record),
    'PV1|0001|O|01^^^^^C',
    insuranceSegment(record),
  ],
});

/** The messages an order left behind: the earlier one by day, what replaced or deleted it in the evening. */
function versions<T>(
  { current, earlier, deleted }: Kept<T>,
  firstSentAt: string,
  message: (content: T, sentAt: string, valid: boolean) => Message,
): Message[] {
  if (earlier === undefined) return [message(current, firstSentAt, !deleted)];
  const laterSentAt = `${firstSentAt.slice(0, 10)}T20:00:00`;
  return [message(earlier, firstSentAt, true), message(current, laterSentAt, !deleted)];
}

const prescriptionMessages = (record: PatientRecord, kept: Kept<Prescription>): Message[] =>
  versions(kept, kept.current.orderedAt, (order, sentAt, valid) => ({
    date: hl7Time(order.orderedAt.slice(0, 10)),
    kind: order.kind,
    type: 'RDE^O11^RDE_O11',
    orderNumber: order.orderNumber,
    sentAt,
    department: '01',
    valid,
    segments: [patientSegment(record), 'PV1|0001|O|01^^^^^C', ...prescriptionSegments(order)],
  }));

const labMessages = (record: PatientRecord, kept: Kept<LabOrder>): Message[] =>
  versions(kept, kept.current.collectedAt, (order, sentAt, valid) => ({
    date: hl7Time(order.collectedAt.slice(0, 10)),
    kind: 'OML-11',
    type: 'OUL^R22^OUL_R22',
    orderNumber: order.orderNumber,
    sentAt,
    department: '01',
    valid,
    segments: [patientSegment(record), 'PV1|0001|O|01^^^^^C', ...labSegments(order)],
  }));

function problemMessages(
  record: PatientRecord,
  { current, earlier }: Kept<readonly Diagnosis[]>,
): Message[] {
  const message = (problems: readonly Diagnosis[], sentAt: string): Message => ({
    date: '-',
    kind: 'PPR-01',
    type: 'PPR^ZD1^PPR_ZD1',
    orderNumber: NO_ORDER,
    sentAt,
    department: '01',
    valid: true,
    segments: [patientSegment(record), ...problemSegments(problems)],
  });
  return [
    ...(earlier ? [message(earlier, EARLIER_UPDATE)] : []),
    ...(current.length > 0 ? [message(current, LAST_UPDATE)] : []),
  ];
}

/** Every message the storage holds of one patient: ADT-00, OMP-01/02, OML-11, PPR-01. */
export const storageFiles = (record: PatientRecord, chart: Chart): StorageFile[] =>
  [
    patientMessage(record),
    ...problemMessages(record, chart.problems),
    ...chart.prescriptions.flatMap((kept) => prescriptionMessages(record, kept)),
    ...chart.labOrders.flatMap((kept) => labMessages(record, kept)),
  ].map((message) => fileOf(record, message));
