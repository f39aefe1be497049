import type { Hl7Segment } from './hl7-message.js';
import {
  ownerValues,
  type Issues,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

/** One RXE with the segments that belong to it. */
interface Prescribed {
  readonly rxe: Hl7Segment;
  readonly order: Hl7Segment | null;
  timing: Hl7Segment | null;
  readonly components: Hl7Segment[];
}

function groupsOf(segments: readonly Hl7Segment[], issues: Issues): Prescribed[] {
  const groups: Prescribed[] = [];
  let order: Hl7Segment | null = null;
  for (const segment of segments) {
    const current = groups.at(-1);
    if (segment.name === 'ORC') order = segment;
    if (segment.name === 'RXE') groups.push({ rxe: segment, order, timing: null, components: [] });
    if (segment.name === 'TQ1' && current) current.timing ??= segment;
    if (segment.name !== 'RXC') continue;
    if (current) current.components.push(segment);
    else issues.add({ code: 'SEGMENT_UNASSIGNED', at: 'RXC' });
  }
  return groups;
}

const drugOf = (segment: Hl7Segment): Values => ({
  drug_code: segment.firstOf(2, 1, 4),
  drug_code_system:
    segment.text(2) === '' ? segment.text(2, { component: 6 }) : segment.text(2, { component: 3 }),
  drug_name: segment.firstOf(2, 2, 5),
  dose: segment.text(3),
});

function usageOf(timing: Hl7Segment | null): Values {
  if (timing === null) return {};
  const code = (subcomponent: number) => timing.text(3, { component: 1, subcomponent });
  return {
    usage_code: code(1),
    usage_name: code(2) || timing.text(11),
    duration: timing.text(6) + timing.text(6, { component: 2 }),
  };
}

const wholeOf = (rxe: Hl7Segment): Values => ({
  component: '0',
  ...drugOf(rxe),
  dose_unit: rxe.firstOf(5, 1, 2),
  total: rxe.text(10),
  total_unit: rxe.firstOf(11, 1, 2),
});

const componentOf = (rxc: Hl7Segment, at: number): Values => ({
  component: String(at + 1),
  ...drugOf(rxc),
  dose_unit: rxc.firstOf(4, 1, 2),
});

/** OMP-01, OMP-02 → 処方: a row per RXE, or a row per RXC where the RXE is a mixture. */
export function mapPrescriptions(mapping: Mapping): TableRow[] {
  const { segments, name, owner, issues, numbering } = mapping;
  const { kind, orderNumber } = name;
  return groupsOf(segments, issues).flatMap(({ rxe, order, timing, components }) => {
    const common = {
      ...ownerValues(owner),
      order_number: orderNumber,
      sequence: numbering.next(`${kind} ${orderNumber}`),
      order_kind: kind,
      ordered_at: issues.dateTime(order?.text(9) ?? '', 'ORC-9'),
      started_at: issues.dateTime(timing?.text(7) ?? '', 'TQ1-7'),
      ...usageOf(timing),
    };
    const parts = components.length > 0 ? components.map(componentOf) : [wholeOf(rxe)];
    return parts.map((part) => ({ table: 'prescription', values: { ...common, ...part } }));
  });
}
