import type { Hl7Segment } from './hl7-message.js';
import { ownerValues, type Issues, type RowOwner, type Values } from './row-builder.js';

const FAMILY = { component: 1 };
const GIVEN = { component: 2 };

/** Family and given name of the repetition with this representation (I ideographic, P phonetic). */
function nameIn(pid: Hl7Segment, representation: 'I' | 'P'): string {
  const names = pid.repetitions(5);
  const of = (name: string) => pid.part(name, { component: 8 });
  const found =
    names.find((name) => of(name) === representation && pid.part(name, { component: 7 }) === 'L') ??
    names.find((name) => of(name) === representation) ??
    (representation === 'I' ? names.find((name) => of(name) === '') : undefined);
  if (found === undefined) return '';
  return [pid.part(found, FAMILY), pid.part(found, GIVEN)].filter((part) => part).join('\u3000');
}

function addressOf(pid: Hl7Segment): Values {
  const all = pid.repetitions(11);
  const home = all.find((one) => pid.part(one, { component: 7 }) === 'H') ?? all[0];
  if (home === undefined) return {};
  const part = (component: number) => pid.part(home, { component });
  return {
    postal_code: part(5),
    address: part(8) || [part(4), part(3), part(1), part(2)].join(''),
  };
}

function phoneOf(pid: Hl7Segment): string {
  const all = pid.repetitions(13);
  const home = all.find(
    (one) =>
      pid.part(one, { component: 2 }) === 'PRN' && pid.part(one, { component: 3 }) !== 'Internet',
  );
  const one = home ?? all[0];
  if (one === undefined) return '';
  return pid.part(one, { component: 12 }) || pid.part(one, { component: 1 });
}

/**
 * Insurance of the first plan still in force at the time of the message, else of the first plan.
 * IN1-10 is the symbol (記号), IN1-11 the number (番号); ZI1 of PPR-01 has the same fields.
 */
export function insuranceOf(segments: readonly Hl7Segment[], name: 'IN1' | 'ZI1'): Values | null {
  const plans = segments.filter((segment) => segment.name === name && segment.text(3) !== '');
  const today = segments[0]?.text(7).slice(0, 8) ?? '';
  const inForce = (plan: Hl7Segment) => plan.text(13) === '' || plan.text(13) >= today;
  const plan = plans.find(inForce) ?? plans[0];
  if (plan === undefined) return null;
  return {
    insurer_number: plan.text(3),
    insured_symbol: plan.text(10),
    insured_number: plan.text(11),
    insured_branch: plan.text(36),
  };
}

/** ADT-00 → 患者基本. */
export function mapPatient(
  segments: readonly Hl7Segment[],
  pid: Hl7Segment,
  owner: RowOwner,
  issues: Issues,
): Values {
  return {
    ...ownerValues(owner),
    name_kanji: nameIn(pid, 'I'),
    name_kana: nameIn(pid, 'P'),
    birth_date: issues.date(pid.text(7), 'PID-7'),
    sex: pid.text(8),
    ...addressOf(pid),
    phone: phoneOf(pid),
    ...insuranceOf(segments, 'IN1'),
  };
}
