import { DATA_KINDS } from './data-kinds.js';
import type { Hl7Segment } from './hl7-message.js';
import {
  ownerValues,
  type Issues,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

interface Administration {
  readonly rxa: Hl7Segment;
  route: Hl7Segment | null;
}

/** The route (RXR) stands once, after the drugs given together. */
function administrationsOf(segments: readonly Hl7Segment[]): Administration[] {
  const all: Administration[] = [];
  let together: Administration[] = [];
  for (const segment of segments) {
    if (segment.name === 'ORC') together = [];
    if (segment.name === 'RXA') {
      const one = { rxa: segment, route: null };
      together.push(one);
      all.push(one);
    }
    if (segment.name !== 'RXR') continue;
    for (const one of together) one.route = segment;
    together = [];
  }
  return all;
}

const drugOf = (rxa: Hl7Segment): Values => ({
  drug_code: rxa.text(5),
  drug_code_system: rxa.text(5, { component: 3 }),
  drug_name: rxa.text(5, { component: 2 }),
  amount: rxa.text(6),
  amount_unit: rxa.text(7),
});

const circumstancesOf = (rxa: Hl7Segment, route: Hl7Segment | null, issues: Issues): Values => ({
  started_at: issues.dateTime(rxa.text(3), 'RXA-3'),
  ended_at: issues.dateTime(rxa.text(4), 'RXA-4'),
  note: rxa.text(9, { component: 2 }),
  performer_id: rxa.text(10),
  ward_code: rxa.text(11),
  rate: rxa.text(12),
  completion_status: rxa.text(20),
  route_code: route?.text(1) ?? '',
  device_code: route?.text(3) ?? '',
  recorded_at: issues.dateTime(rxa.text(22), 'RXA-22'),
});

/** OMP-11, OMP-12 → 処方実施, 注射実施: a row per RXA. */
export function mapAdministrations({ segments, name, owner, issues }: Mapping): TableRow[] {
  return administrationsOf(segments).map(({ rxa, route }, at) => ({
    table: DATA_KINDS.get(name.kind)?.tables[0] ?? '',
    values: {
      ...ownerValues(owner),
      order_number: name.orderNumber,
      message_at: name.time,
      sequence: String(at + 1),
      ...drugOf(rxa),
      ...circumstancesOf(rxa, route, issues),
    },
  }));
}
