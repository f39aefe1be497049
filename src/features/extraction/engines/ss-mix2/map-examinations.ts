import type { Hl7Segment } from './hl7-message.js';
import { observedValue } from './observation.js';
import {
  ownerValues,
  type Issues,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

/** One OBR with the segments that belong to it. */
interface Examination {
  readonly obr: Hl7Segment;
  readonly order: Hl7Segment | null;
  timing: Hl7Segment | null;
  image: Hl7Segment | null;
  readonly findings: Hl7Segment[];
}

/** ORC and TQ1 stand before their OBR; OBX and IPC after it. */
function examinationsOf(segments: readonly Hl7Segment[], issues: Issues): Examination[] {
  const all: Examination[] = [];
  let order: Hl7Segment | null = null;
  let timing: Hl7Segment | null = null;
  for (const segment of segments) {
    const current = all.at(-1);
    if (segment.name === 'ORC') [order, timing] = [segment, null];
    if (segment.name === 'TQ1') timing = segment;
    if (segment.name === 'OBR') {
      all.push({ obr: segment, order, timing, image: null, findings: [] });
      [order, timing] = [null, null];
    }
    if (segment.name === 'OBX') {
      if (current) current.findings.push(segment);
      else issues.add({ code: 'SEGMENT_UNASSIGNED', at: 'OBX' });
    }
    if (segment.name === 'IPC' && current) current.image ??= segment;
  }
  return all;
}

const orderOf = (order: Hl7Segment | null, obr: Hl7Segment, issues: Issues): Values => ({
  order_control: order?.text(1) ?? '',
  parent_order_number: order?.text(8) || obr.text(29),
  ordered_at: issues.dateTime(order?.text(9) ?? '', 'ORC-9'),
  department_code: order?.text(17) ?? '',
});

const procedureOf = (obr: Hl7Segment, issues: Issues): Values => ({
  performed_at: issues.dateTime(obr.text(7), 'OBR-7'),
  procedure_code: obr.text(4),
  procedure_code_system: obr.text(4, { component: 3 }),
  procedure_name: obr.text(4, { component: 2 }),
  reported_at: issues.dateTime(obr.text(22), 'OBR-22'),
  result_status: obr.text(25),
});

const imageOf = (image: Hl7Segment | null): Values =>
  image === null
    ? {}
    : { modality: image.text(5), accession_number: image.text(1), study_uid: image.text(3) };

const findingOf = (obx: Hl7Segment, at: number): Values => ({
  finding_sequence: String(at + 1),
  item_code: obx.component(3, 1),
  item_code_system: obx.component(3, 3),
  item_name: obx.component(3, 2),
  value_type: obx.text(2),
  value: observedValue(obx),
  unit: obx.text(6),
  reference_range: obx.unescape(obx.raw(7)),
  abnormal_flag: obx.text(8),
  result_status: obx.text(11),
});

function rowsOf(examination: Examination, identity: Values, issues: Issues): TableRow[] {
  const { obr, order, timing, image, findings } = examination;
  const values = {
    ...identity,
    ...orderOf(order, obr, issues),
    ...procedureOf(obr, issues),
    priority: timing?.text(9) ?? '',
    ...imageOf(image),
  };
  const found = findings.map((obx, at) => ({ ...identity, ...findingOf(obx, at) }));
  return [
    { table: 'examination_order', values },
    ...found.map((one) => ({ table: 'examination_finding', values: one })),
  ];
}

/** OMG-01, 02, 03, 11, 12, 13 → 画像・内視鏡・生理検査 (a row per OBR) and its 所見 (per OBX). */
export function mapExaminations({ segments, name, owner, issues, numbering }: Mapping): TableRow[] {
  const { kind, orderNumber } = name;
  return examinationsOf(segments, issues).flatMap((examination) => {
    const identity = {
      ...ownerValues(owner),
      data_kind: kind,
      order_number: orderNumber,
      sequence: numbering.next(`${kind} ${orderNumber}`),
    };
    return rowsOf(examination, identity, issues);
  });
}
