import { eventDate, openingTime } from './calendar.js';
import type { LabOrder, LabResult, Specimen } from './clinical.js';
import type { Disease } from './data/diseases.js';
import { LAB_ITEMS, PANELS, type LabItem } from './data/lab-items.js';
import type { Random } from './prng.js';

const byAnalyte: ReadonlyMap<string, LabItem> = new Map(
  LAB_ITEMS.map((item) => [item.code.slice(0, 5), item]),
);

/** Digits 10–12 of a JLAC10 code. */
const materialOf = (item: LabItem): string => item.code.slice(9, 12);

function result(random: Random, item: LabItem): LabResult {
  const span = item.high - item.low;
  const measured = item.low + (span * random.between(-15, 125)) / 100;
  const value = Math.max(measured, 0).toFixed(item.decimals);
  const flag = Number(value) > item.high ? 'H' : Number(value) < item.low ? 'L' : 'N';
  return { item, value, flag };
}

function itemsOf(panel: number): LabItem[] {
  const analytes = PANELS[panel] ?? [];
  return analytes.map((analyte) => {
    const item = byAnalyte.get(analyte);
    if (item === undefined) throw new RangeError(`No laboratory item ${analyte}.`);
    return item;
  });
}

function specimens(random: Random, items: readonly LabItem[], orderNumber: string): Specimen[] {
  const materials = [...new Set(items.map(materialOf))];
  return materials.map((material, at) => ({
    number: `${orderNumber.slice(2)}0${at + 1}`,
    material,
    results: items
      .filter((item) => materialOf(item) === material)
      .map((item) => result(random, item)),
  }));
}

/** 検体検査 of four to six items, on one or two specimens. */
export function labOrder(random: Random, disease: Disease, orderNumber: string): LabOrder {
  return {
    orderNumber,
    collectedAt: `${eventDate(random)}T${openingTime(random)}`,
    specimens: specimens(random, itemsOf(disease.panel), orderNumber),
  };
}
