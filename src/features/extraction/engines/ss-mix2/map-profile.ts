import type { Hl7Segment } from './hl7-message.js';
import { isCoded, observedValue } from './observation.js';
import {
  segmentsOf,
  ownerValues,
  recordedAt,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

const valueOf = (obx: Hl7Segment): Values =>
  isCoded(obx)
    ? { value: obx.text(5), value_name: obx.text(5, { component: 2 }) }
    : { value: observedValue(obx) };

/** OBX of ADT-00 → 患者プロファイル: height, weight, blood type and the like. */
export function mapProfile(mapping: Mapping): TableRow[] {
  const { owner, numbering } = mapping;
  const observations = segmentsOf(mapping, 'OBX');
  const recorded_at = recordedAt(mapping, observations);
  return observations.map((obx) => ({
    table: 'patient_profile',
    values: {
      ...ownerValues(owner),
      sequence: numbering.next('patient_profile'),
      item_code: obx.component(3, 1),
      item_code_system: obx.component(3, 3),
      item_name: obx.component(3, 2),
      ...valueOf(obx),
      unit: obx.text(6),
      recorded_at,
    },
  }));
}
