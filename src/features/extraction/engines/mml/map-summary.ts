import type { Mapping, Values } from './mapping.js';
import { captioned, linesOf, plainText } from './plain-text.js';
import { at, attributeOf, childrenOf, elementsOf, type XmlElement } from './xml-element.js';

/** Texts by item, as the definition names them. */
const TEXTS = {
  chief_complaints: 'chiefComplaints',
  patient_profile: 'patientProfile',
  history: 'history',
  physical_exam: 'physicalExam',
  discharge_findings: 'dischargeFindings',
  medication: 'medication',
  plan: 'plan',
  remarks: 'remarks',
};

const textsOf = (module: XmlElement): Values =>
  Object.fromEntries(
    Object.entries(TEXTS).map(([item, name]) => [item, plainText(at(module, name))]),
  );

/** Dated records, one below the other. */
const recordsOf = (parent: XmlElement | undefined, name: string): string =>
  linesOf(
    childrenOf(parent, name).map((record) =>
      captioned(attributeOf(record, 'date'), plainText(record)),
    ),
  );

/** The last stay, where a summary covers several. */
function stayOf(history: XmlElement | undefined, mapping: Mapping): Values {
  const stay = childrenOf(at(history, 'inPatient'), 'inPatientItem').at(-1);
  const admission = at(stay, 'admission');
  const discharge = at(stay, 'discharge');
  return {
    admitted_on: mapping.date('admitted_on', mapping.text(admission, 'date')),
    emergency_admission: attributeOf(at(admission, 'admissionCondition'), 'emergency'),
    discharged_on: mapping.date('discharged_on', mapping.text(discharge, 'date')),
    discharge_outcome: attributeOf(at(discharge, 'dischargeCondition'), 'outcome'),
  };
}

/** 臨床経過サマリー情報モジュール（mmlSm）. */
export function mapSummaryModule(module: XmlElement, mapping: Mapping): Values[] {
  if (elementsOf(module).length === 0) return [];
  const history = at(module, 'serviceHistory');
  const death = at(module, 'deathInfo');
  return [
    {
      period_from: mapping.date('period_from', attributeOf(history, 'start')),
      period_to: mapping.date('period_to', attributeOf(history, 'end')),
      ...stayOf(history, mapping),
      ...textsOf(module),
      clinical_course: recordsOf(at(module, 'clinicalCourse'), 'clinicalRecord'),
      test_results: recordsOf(at(module, 'testResults'), 'testResult'),
      death_date: mapping.date('death_date', attributeOf(death, 'date')),
      autopsy: attributeOf(death, 'autopsy'),
    },
  ];
}
