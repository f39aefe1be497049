import type { Hl7Segment } from './hl7-message.js';
import { observedValue } from './observation.js';
import {
  ownerValues,
  type Issues,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

/** Specimen and order the following OBX belong to. */
interface Group {
  specimenNumber: string;
  collectedAt: string;
  observedAt: string;
}

function specimenNumber(spm: Hl7Segment): string {
  const [first] = spm.repetitions(2);
  if (first === undefined) return '';
  return spm.part(first, { component: 1 }) || spm.part(first, { component: 2 });
}

function rowOf(obx: Hl7Segment, group: Group, issues: Issues): Values {
  const observed = obx.text(14);
  return {
    specimen_number: group.specimenNumber,
    collected_at: group.collectedAt || issues.dateTime(observed, 'OBX-14') || group.observedAt,
    item_code: obx.firstOf(3, 1, 4),
    item_code_system:
      obx.text(3) === '' ? obx.text(3, { component: 6 }) : obx.text(3, { component: 3 }),
    item_name: obx.firstOf(3, 2, 5),
    value: observedValue(obx),
    unit: obx.firstOf(6, 1, 2),
    reference_range: obx.unescape(obx.raw(7)),
    abnormal_flag: obx.text(8),
    result_status: obx.text(11),
  };
}

/** OML-11 → 検体検査: one row per OBX, with the specimen (SPM) and order (OBR) above it. */
export function mapLabResults({ segments, name, owner, issues, numbering }: Mapping): TableRow[] {
  const rows: TableRow[] = [];
  let group: Group = { specimenNumber: '', collectedAt: '', observedAt: '' };
  for (const segment of segments) {
    if (segment.name === 'SPM')
      group = {
        specimenNumber: specimenNumber(segment),
        collectedAt: issues.dateTime(segment.text(17), 'SPM-17'),
        observedAt: '',
      };
    if (segment.name === 'OBR') group.observedAt = issues.dateTime(segment.text(7), 'OBR-7');
    if (segment.name !== 'OBX') continue;
    const values = {
      ...ownerValues(owner),
      order_number: name.orderNumber,
      sequence: numbering.next(`${name.kind} ${name.orderNumber}`),
      ...rowOf(segment, group, issues),
    };
    rows.push({ table: 'lab_result', values });
  }
  return rows;
}
