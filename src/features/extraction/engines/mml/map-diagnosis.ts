import type { Mapping, Values } from './mapping.js';
import { plainText } from './plain-text.js';
import { at, attributeOf, childrenOf, type XmlElement } from './xml-element.js';

/** Tables of the categories: rank, use, basis and certainty of a diagnosis. */
const CATEGORIES = { rank: 'MML0012', use: 'MML0013', basis: 'MML0014', certainty: 'MML0015' };

function categoriesOf(module: XmlElement): Values {
  const all = childrenOf(at(module, 'categories'), 'category');
  const of = (table: string) => plainText(all.find((one) => attributeOf(one, 'tableId') === table));
  return Object.fromEntries(Object.entries(CATEGORIES).map(([item, table]) => [item, of(table)]));
}

/** Parts of a diagnosis (modifiers and stem) joined, where it is not named as a whole. */
const partsOf = (module: XmlElement): string =>
  childrenOf(at(module, 'diagnosisContents'), 'dxItem')
    .map((part) => plainText(at(part, 'name')))
    .join('');

/** 診断履歴情報モジュール（mmlRd）. */
export function mapDiagnosisModule(module: XmlElement, mapping: Mapping): Values | null {
  const diagnosis = at(module, 'diagnosis');
  const name = plainText(diagnosis) || partsOf(module);
  const code = attributeOf(diagnosis, 'code');
  if (name === '' && code === '') return null;
  return {
    diagnosis_name: name,
    diagnosis_code: code,
    diagnosis_code_system: attributeOf(diagnosis, 'system'),
    ...categoriesOf(module),
    started_on: mapping.date('started_on', mapping.text(module, 'startDate')),
    ended_on: mapping.date('ended_on', mapping.text(module, 'endDate')),
    first_encounter_on: mapping.date(
      'first_encounter_on',
      mapping.text(module, 'firstEncounterDate'),
    ),
    outcome: mapping.text(module, 'outcome'),
    insurance_uid: attributeOf(at(module, 'relatedHealthInsurance'), 'uid'),
  };
}
