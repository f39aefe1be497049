import type { Chart, Diagnosis, Kept } from './clinical.js';
import { dateOf, dayNumber, eventDate } from './calendar.js';
import type { Operator } from './data/operators.js';
import { DISEASES, OUTCOME_ONGOING, OUTCOMES_OVER, type Disease } from './data/diseases.js';
import { labOrder } from './lab-orders.js';
import type { PatientRecord } from './patient-record.js';
import { prescription } from './prescriptions.js';
import type { Random } from './prng.js';

/** Born from here on: only illnesses that children have. */
const CHILD_BORN = '2008';
const CHILDRENS = new Set(['J069', 'J459', 'J304', 'J209', 'J189', 'L209', 'L309', 'K590']);
const childrens = DISEASES.filter(({ icd10 }) => CHILDRENS.has(icd10));

/** Illnesses of a person, the main one first; every operator sees the same person. */
export const illnesses = (random: Random, birthDate: string): Disease[] => {
  const list = birthDate >= CHILD_BORN ? childrens : DISEASES;
  return [...new Set([random.pick(list), random.pick(list)])];
};

/** 0–3 orders, one on average. */
function orderCount(random: Random): number {
  const point = random.between(1, 100);
  if (point <= 27) return 0;
  if (point <= 80) return 1;
  return point <= 94 ? 2 : 3;
}

/** In a storage 3 % of orders are deleted and 5 % replaced by a later message; CSV holds the outcome only. */
function keep<T>(random: Random, operator: Operator, current: T, earlier: () => T): Kept<T> {
  const point = random.between(1, 100);
  if (operator.source === 'csv' || point > 8) return { current, deleted: false };
  if (point > 3) return { current, earlier: earlier(), deleted: false };
  return { current, deleted: true, ...(point === 1 && { earlier: current }) };
}

function diagnosis(random: Random, disease: Disease, orderBase: string, at: number): Diagnosis {
  const startedOn = eventDate(random);
  const over = random.chance(0.4);
  return {
    problemId: `${orderBase}${at + 1}`,
    disease,
    startedOn,
    endedOn: over ? dateOf(dayNumber(startedOn) + random.between(3, 60)) : '',
    outcome: over ? random.pick(OUTCOMES_OVER) : random.chance(0.3) ? OUTCOME_ONGOING : null,
    principal: at === 0,
  };
}

function problems(
  random: Random,
  operator: Operator,
  diseases: readonly Disease[],
  base: string,
): Kept<readonly Diagnosis[]> {
  const count = random.chance(0.2) ? 0 : random.chance(0.65) ? 1 : 2;
  const list = diseases.slice(0, count).map((one, at) => diagnosis(random, one, base, at));
  const changed = operator.source === 'ss-mix2' && list.length > 1 && random.chance(0.2);
  return { current: list, deleted: false, ...(changed && { earlier: list.slice(0, 1) }) };
}

/** Prescriptions, laboratory orders and diagnoses of one record. */
export function writeChart(
  random: Random,
  record: PatientRecord,
  operator: Operator,
  diseases: readonly Disease[],
): Chart {
  const base = String(record.ordinal).padStart(13, '0');
  const disease = (): Disease => random.pick(diseases);
  const prescriptions = Array.from({ length: orderCount(random) }, (_, at) => {
    const make = () => prescription(random, disease(), `${base}1${at}`);
    const current = make();
    return keep(random, operator, current, () => ({ ...current, items: make().items }));
  });
  const labOrders = Array.from({ length: orderCount(random) }, (_, at) => {
    const make = () => labOrder(random, disease(), `${base}2${at}`);
    const current = make();
    return keep(random, operator, current, () => ({ ...current, specimens: make().specimens }));
  });
  return { prescriptions, labOrders, problems: problems(random, operator, diseases, base) };
}
