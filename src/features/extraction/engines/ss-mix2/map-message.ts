import { isOrderless, PATIENT_KIND } from './data-kinds.js';
import { mapAdministrations } from './map-administrations.js';
import { mapAllergies } from './map-allergies.js';
import { mapDiagnoses } from './map-diagnoses.js';
import { mapEncounter } from './map-encounter.js';
import { mapExaminations } from './map-examinations.js';
import { mapLabResults } from './map-lab-results.js';
import { mapPrescriptions } from './map-prescriptions.js';
import { mapProfile } from './map-profile.js';
import type { Hl7Segment } from './hl7-message.js';
import type { Issues, Mapping, TableRow } from './row-builder.js';

type MapMessage = (mapping: Mapping) => TableRow[];

const FAMILIES: readonly (readonly [RegExp, MapMessage])[] = [
  [/^ADT-00$/, (mapping) => [...mapAllergies(mapping, 'AL1'), ...mapProfile(mapping)]],
  [/^ADT-61$/, (mapping) => mapAllergies(mapping, 'IAM')],
  [/^ADT-/, mapEncounter],
  [/^PPR-01$/, mapDiagnoses],
  [/^OMP-0[12]$/, mapPrescriptions],
  [/^OMP-1[12]$/, mapAdministrations],
  [/^OML-11$/, mapLabResults],
  [/^OMG-/, mapExaminations],
];

/** Segments of which each becomes a row or a part of one. */
const ROW_SEGMENTS = 'IN1 ZI1 AL1 IAM OBX PRB PV1 RXE RXC RXA OBR'.split(' ');

/** The message without segments that say nothing; those are reported. */
export function filledSegments(segments: readonly Hl7Segment[], issues: Issues): Hl7Segment[] {
  const isHollow = (one: Hl7Segment) => ROW_SEGMENTS.includes(one.name) && one.isEmpty;
  for (const { name } of segments.filter(isHollow)) issues.add({ code: 'SEGMENT_EMPTY', at: name });
  return segments.filter((one) => !isHollow(one));
}

/** Where each message type carries its order number. */
const orderField = (kind: string): string => (/^(OML-11|OMG-13)$/.test(kind) ? 'OBR' : 'ORC');

function noticeOrderNumber({ segments, name, issues }: Mapping): void {
  if (!/^O/.test(name.kind) || isOrderless(name.orderNumber)) return;
  const carrier = orderField(name.kind);
  const written = segments.find((segment) => segment.name === carrier)?.text(2) ?? '';
  if (written !== '' && written !== name.orderNumber)
    issues.add({ code: 'ORDER_NUMBER_DIFFERS', at: `${carrier}-2` });
}

/** Rows of one message; the patient's own row and insurance are the patient's reader's. */
export function mapMessage(mapping: Mapping): TableRow[] {
  const { kind } = mapping.name;
  if (kind !== PATIENT_KIND) noticeOrderNumber(mapping);
  const family = FAMILIES.find(([kinds]) => kinds.test(kind));
  return family?.[1](mapping) ?? [];
}
