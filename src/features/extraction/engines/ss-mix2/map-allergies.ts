import type { Hl7Segment } from './hl7-message.js';
import {
  segmentsOf,
  ownerValues,
  recordedAt,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

const commonOf = (segment: Hl7Segment): Values => ({
  allergy_type: segment.text(2),
  allergen_code: segment.text(3),
  allergen_code_system: segment.text(3, { component: 3 }),
  allergen_name: segment.text(3, { component: 2 }),
  severity: segment.text(4),
  reaction: segment
    .repetitions(5)
    .map((one) => segment.unescape(one))
    .join(' '),
});

const onsetOf = (iam: Hl7Segment): Values => ({
  action: iam.text(6),
  onset_on: iam.text(11),
  onset_text: iam.text(12),
});

/** ADT-61 (IAM), ADT-00 (AL1) → アレルギー: numbered through both. */
export function mapAllergies(mapping: Mapping, segment: 'IAM' | 'AL1'): TableRow[] {
  const { owner, name, numbering } = mapping;
  const rows = segmentsOf(mapping, segment);
  const recorded_at = recordedAt(mapping, rows);
  return rows.map((one) => ({
    table: 'allergy',
    values: {
      ...ownerValues(owner),
      sequence: numbering.next('allergy'),
      ...commonOf(one),
      ...(segment === 'IAM' ? onsetOf(one) : {}),
      recorded_at,
      message_kind: name.kind,
    },
  }));
}
