import type { Hl7Segment } from './hl7-message.js';

const CODED = ['CE', 'CWE', 'CNE', 'CF'];

export const isCoded = (obx: Hl7Segment): boolean => CODED.includes(obx.text(2));

/** OBX-5 as text: of a coded value the code, of a structured number `<5`, else what is written. */
export function observedValue(obx: Hl7Segment): string {
  const one = (repetition: string): string => {
    if (isCoded(obx))
      return obx.part(repetition, { component: 1 }) || obx.part(repetition, { component: 2 });
    if (obx.text(2) === 'SN')
      return [1, 2, 3, 4].map((component) => obx.part(repetition, { component })).join('');
    return obx.unescape(repetition);
  };
  return obx.repetitions(5).map(one).join(' ');
}
