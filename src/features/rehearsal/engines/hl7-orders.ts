import type {
  Diagnosis,
  DrugDose,
  LabOrder,
  LabResult,
  PrescribedItem,
  Prescription,
  Specimen,
} from '../domain/clinical.js';
import type { Drug } from '../domain/data/drugs.js';
import { MATERIALS } from '../domain/data/lab-items.js';
import { totalOf } from '../domain/prescriptions.js';
import { coded, hl7Time, segment } from './hl7-segments.js';

const DEPARTMENT = '01^内科^99AOB';

const drugCode = ({ hot9, local, name }: Drug): string =>
  hot9 ? coded(hot9, name, 'HOT9') : coded(local, name, '99AOBD');

const unitOf = ({ unit: [code, name] }: Drug): string => coded(code, name, 'MR9P');

const orderSegment = (order: Prescription, group: number): string =>
  segment('ORC', {
    1: 'NW',
    2: order.orderNumber,
    4: String(group),
    9: hl7Time(order.orderedAt),
    17: DEPARTMENT,
    29: order.kind === 'OMP-02' ? 'I^入院患者オーダ^HL70482' : 'O^外来患者オーダ^HL70482',
  });

const timingSegment = ({ usage, days }: PrescribedItem, startedOn: string): string =>
  segment('TQ1', {
    1: '1',
    3: usage ? `${usage.code}&${usage.name}&JAMISDP01` : '',
    6: `${days}^d`,
    7: hl7Time(startedOn),
  });

const componentSegment = ({ drug, dose }: DrugDose, at: number): string =>
  segment('RXC', { 1: at === 0 ? 'B' : 'A', 2: drugCode(drug), 3: String(dose), 4: unitOf(drug) });

const ROUTES: Readonly<Record<Drug['route'], string>> = {
  PO: 'PO^口^HL70162',
  AP: 'AP^外用^HL70162',
  OP: 'OP^点眼^HL70162',
  PR: 'PR^直腸^HL70162',
  IV: 'IV^静脈内^HL70162',
};

function encodedOrder(item: PrescribedItem): string {
  if (item.components.length > 0)
    return segment('RXE', {
      2: '00^一般^99I02',
      3: '500',
      5: coded('ML', 'ミリリットル', 'MR9P'),
      6: coded('INJ', '注射剤', 'MR9P'),
    });
  return segment('RXE', {
    2: drugCode(item.drug),
    3: String(item.dose),
    5: unitOf(item.drug),
    10: String(totalOf(item)),
    11: unitOf(item.drug),
    21: 'OHP^外来処方^MR9P~OHI^院内処方^MR9P',
  });
}

/** ORC, RXE, TQ1, RXR and RXC of each item. */
export const prescriptionSegments = (order: Prescription): string[] =>
  order.items.flatMap((item, at) => [
    orderSegment(order, at + 1),
    encodedOrder(item),
    timingSegment(item, order.orderedAt.slice(0, 10)),
    segment('RXR', { 1: ROUTES[item.drug.route] }),
    ...item.components.map(componentSegment),
  ]);

const resultSegment = ({ item, value, flag }: LabResult, at: number): string =>
  segment('OBX', {
    1: String(at + 1),
    2: 'NM',
    3: coded(item.code, item.name, 'JC10'),
    5: value,
    6: item.unit && coded(item.unit, item.unit, 'ISO+'),
    7: `${item.low}-${item.high}`,
    8: flag,
    11: 'F',
  });

const specimenSegments = (order: LabOrder, { number, material, results }: Specimen): string[] => [
  segment('SPM', {
    1: '1',
    2: number,
    4: coded(material, MATERIALS[material] ?? '', 'JC10'),
    17: hl7Time(order.collectedAt),
  }),
  segment('OBR', {
    1: '1',
    2: order.orderNumber,
    3: number,
    4: 'E001^検体検査^99AOB',
    7: hl7Time(order.collectedAt),
  }),
  segment('ORC', { 1: 'SC', 2: order.orderNumber, 3: number, 5: 'CM', 17: DEPARTMENT }),
  ...results.map(resultSegment),
];

/** SPM, OBR, ORC and OBX of each specimen. */
export const labSegments = (order: LabOrder): string[] =>
  order.specimens.flatMap((specimen) => specimenSegments(order, specimen));

/** PRB of each diagnosis. */
export const problemSegments = (problems: readonly Diagnosis[]): string[] =>
  problems.map(({ disease, problemId, startedOn, endedOn, outcome, principal }) =>
    segment('PRB', {
      1: 'AD',
      2: hl7Time(startedOn),
      3: disease.medis
        ? coded(disease.medis, disease.name, 'MDCDX2')
        : coded(disease.local, disease.name, '99AOBB'),
      4: problemId,
      7: hl7Time(startedOn),
      9: hl7Time(endedOn),
      10: `${disease.icd10}^^I10^O^外来時^JHSD0004`,
      14: outcome ? coded(...outcome, 'HL70241') : '',
      16: hl7Time(startedOn),
      17: disease.name,
      18: principal ? '1^主診断^JHSD0007' : '',
    }),
  );
