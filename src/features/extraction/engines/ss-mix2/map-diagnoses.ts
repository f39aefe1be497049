import type { Hl7Segment } from './hl7-message.js';
import {
  ownerValues,
  segmentsOf,
  type Issues,
  type Mapping,
  type TableRow,
  type Values,
} from './row-builder.js';

const icd10Of = (prb: Hl7Segment): string => {
  const coded = prb.repetitions(10);
  const icd = coded.find((code) => /^I10|^ICD10/.test(prb.part(code, { component: 3 })));
  return icd === undefined ? '' : prb.part(icd, { component: 1 });
};

const rowOf = (prb: Hl7Segment, issues: Issues): Values => ({
  problem_id: prb.text(4),
  disease_code: prb.text(3),
  disease_code_system: prb.text(3, { component: 3 }),
  disease_name: prb.text(3, { component: 2 }) || prb.text(17),
  icd10: icd10Of(prb),
  started_on: issues.date(prb.text(7), 'PRB-7') || issues.date(prb.text(16), 'PRB-16'),
  ended_on: issues.date(prb.text(9), 'PRB-9'),
  outcome_code: prb.text(14),
  outcome_name: prb.text(14, { component: 2 }),
  principal: prb.text(18),
});

/** PPR-01 → 病名: a row per PRB, numbered through the patient's lists; deleted problems (PRB-1 DE) are left out. */
export function mapDiagnoses(mapping: Mapping): TableRow[] {
  const { owner, issues, numbering } = mapping;
  const problems = segmentsOf(mapping, 'PRB');
  const live = problems.filter((prb) => prb.text(1) !== 'DE');
  const gone = problems.length - live.length;
  if (gone > 0) issues.add({ code: 'PROBLEM_DELETED', count: gone });
  return live.map((prb) => ({
    table: 'diagnosis',
    values: {
      ...ownerValues(owner),
      sequence: numbering.next('diagnosis'),
      ...rowOf(prb, issues),
    },
  }));
}
