import { eventDate, openingTime } from './calendar.js';
import type { DrugDose, PrescribedItem, Prescription } from './clinical.js';
import type { Disease } from './data/diseases.js';
import { DRUGS, ORAL_USAGES, OTHER_USAGES, type Drug } from './data/drugs.js';
import type { Random } from './prng.js';

const infusions = DRUGS.filter(({ route }) => route === 'IV');

const drugAt = (position: number): Drug => {
  const drug = DRUGS[position];
  if (drug === undefined) throw new RangeError(`No drug at position ${position}.`);
  return drug;
};

function medicine(random: Random, drug: Drug): PrescribedItem {
  const usage =
    drug.route === 'PO' || drug.route === 'IV'
      ? random.pick(ORAL_USAGES)
      : OTHER_USAGES[drug.route];
  const days = random.pick([5, 7, 14, 28, 30]);
  return { drug, dose: drug.dose, usage, days, components: [] };
}

/** A drip: one mixture (RXE) of the infusion and what is added to it. */
function infusion(random: Random): PrescribedItem {
  const components: DrugDose[] = infusions.map((drug) => ({ drug, dose: drug.dose }));
  const [base] = components;
  if (base === undefined) throw new RangeError('No infusion is defined.');
  return { ...base, usage: null, days: random.between(1, 3), components };
}

function medicines(random: Random, disease: Disease): PrescribedItem[] {
  const positions = new Set(disease.drugs.slice(0, random.between(1, 3)));
  if (random.chance(0.45)) positions.add(random.between(0, DRUGS.length - infusions.length - 1));
  return [...positions].map((position) => medicine(random, drugAt(position)));
}

/** 処方 (OMP-01) of one to four drugs, or now and then 注射 (OMP-02). */
export function prescription(random: Random, disease: Disease, orderNumber: string): Prescription {
  const orderedAt = `${eventDate(random)}T${openingTime(random)}`;
  if (random.chance(0.08))
    return { kind: 'OMP-02', orderNumber, orderedAt, items: [infusion(random)] };
  return { kind: 'OMP-01', orderNumber, orderedAt, items: medicines(random, disease) };
}

/** Amount dispensed: dose × times a day × days; tubes and bottles once. */
export const totalOf = ({ drug, dose, usage, days }: PrescribedItem): number =>
  drug.route === 'PO' && usage !== null ? dose * usage.timesADay * days : dose;
