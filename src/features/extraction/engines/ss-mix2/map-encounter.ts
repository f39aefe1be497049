import type { Hl7Segment } from './hl7-message.js';
import { ownerValues, segmentOf, type Mapping, type TableRow, type Values } from './row-builder.js';
import type { StorageName } from './storage-path.js';

/** 転科・転棟: only these tell where the patient came from. */
const TRANSFERS = ['ADT-41', 'ADT-42'];
const DISCHARGE = 'ADT-52';
const NONE = '-';

const placeOf = (pv1: Hl7Segment): Values => ({
  ward_code: pv1.text(3),
  room_code: pv1.text(3, { component: 2 }),
  bed_code: pv1.text(3, { component: 3 }),
  location_type: pv1.text(3, { component: 6 }),
});

const departmentOf = (pv1: Hl7Segment, { department }: StorageName): string =>
  pv1.text(10) || (department === NONE ? '' : department);

function timesOf({ issues, name }: Mapping, pv1: Hl7Segment, evn: Hl7Segment | undefined): Values {
  const at = (segment: Hl7Segment | undefined, field: number): string =>
    issues.dateTime(segment?.text(field) ?? '', `${segment?.name ?? ''}-${field}`);
  return {
    medical_date: issues.date(name.date === NONE ? '' : name.date, 'path'),
    occurred_at: at(evn, 6),
    planned_at: at(evn, 3),
    admitted_at: at(pv1, 44),
    discharged_at: at(pv1, 45),
  };
}

/** ADT-12, 21, 22, 31, 32, 41, 42, 51, 52 → 受診・入退院: one row per message. */
export function mapEncounter(mapping: Mapping): TableRow[] {
  const { name, owner } = mapping;
  const pv1 = segmentOf(mapping, 'PV1');
  if (pv1 === undefined) return [];
  const values = {
    ...ownerValues(owner),
    event_kind: name.kind,
    message_at: name.time,
    patient_class: pv1.text(2),
    ...placeOf(pv1),
    previous_ward_code: TRANSFERS.includes(name.kind) ? pv1.text(6) : '',
    department_code: departmentOf(pv1, name),
    attending_doctor_id: pv1.text(7),
    ...timesOf(mapping, pv1, segmentOf(mapping, 'EVN')),
    discharge_disposition: name.kind === DISCHARGE ? pv1.text(36) : '',
  };
  return [{ table: 'encounter', values }];
}
