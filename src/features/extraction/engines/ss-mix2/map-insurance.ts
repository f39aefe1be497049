import type { Hl7Segment } from './hl7-message.js';
import { segmentsOf, type Mapping, type Values } from './row-builder.js';

/** ZI1 of PPR-01 has the fields of IN1. */
export type PlanSegment = 'IN1' | 'ZI1';

/** One plan of a patient; `end` is IN1-13 as written. */
export interface Plan {
  readonly values: Values;
  readonly end: string;
}

/** Symbol, number and branch: repetitions of IN1-10, or IN1-10, IN1-11 and IN1-36. */
function insuredOf(plan: Hl7Segment): Values {
  const [symbol = '', number = '', branch = ''] = plan
    .repetitions(10)
    .map((one) => plan.part(one, {}));
  return {
    insured_symbol: symbol,
    insured_number: number || plan.text(11),
    insured_branch: branch || plan.text(36),
  };
}

/** Plans of a message, in its order. */
export function plansOf(mapping: Mapping, name: PlanSegment): Plan[] {
  const { issues } = mapping;
  return segmentsOf(mapping, name).map((plan) => ({
    end: plan.text(13),
    values: {
      plan_code: plan.text(2),
      plan_name: plan.text(2, { component: 2 }),
      plan_code_system: plan.text(2, { component: 3 }),
      insurer_number: plan.text(3),
      insurer_name: plan.text(4),
      ...insuredOf(plan),
      valid_from: issues.date(plan.text(12), `${name}-12`),
      valid_to: issues.date(plan.text(13), `${name}-13`),
      plan_type: plan.text(15),
      relationship: plan.text(17),
    },
  }));
}

const IN_PATIENT = ['insurer_number', 'insured_symbol', 'insured_number', 'insured_branch'];

/** For 患者基本: the first plan in force on this day (YYYYMMDD), else the first. */
export function principalInsurance(plans: readonly Plan[], day: string): Values {
  const insured = plans.filter(({ values }) => values.insurer_number !== '');
  const plan = insured.find(({ end }) => end === '' || end >= day) ?? insured[0];
  return Object.fromEntries(IN_PATIENT.map((name) => [name, plan?.values[name] ?? '']));
}

/** The plans without those an earlier list named already. */
export function distinctPlans(plans: readonly Plan[]): Plan[] {
  const known = new Map(plans.toReversed().map((plan) => [JSON.stringify(plan.values), plan]));
  return [...known.values()].reverse();
}
