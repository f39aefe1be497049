import type { Specimen } from './specimen.js';

const subject = { registry_id: 'jRCT0000000000', subject_number: 'KAKU-0001' };

export const registry: Specimen = {
  registry_enrollment: [
    {
      ...subject,
      registry_name: '架空疾患レジストリ',
      form_version: '2.1',
      enrolled_on: '2022-04-01',
      consented_on: '2022-04',
      consent_kind: 'written',
      status: 'observing',
      birth_month: '1975-12',
      sex: 'F',
      disease_name: '潰瘍性大腸炎',
      icd10: 'K51.9',
      nando_code: '97',
      diagnosed_on: '2019',
      onset_on: '2018-11',
      disease_stage: '重症',
      disease_stage_system: '臨床的重症度分類 2021年版',
    },
  ],
  registry_observation: [
    {
      ...subject,
      visit_number: '0',
      sequence: '1',
      visit_name: '登録時',
      observed_on: '2022-04-01',
      date_precision: 'day',
      domain: 'LB',
      item_code: 'CRP',
      item_name: 'Ｃ反応性蛋白',
      value: '0.12',
      unit: 'mg/dL',
    },
  ],
  registry_outcome_event: [
    {
      ...subject,
      sequence: '1',
      outcome: 'recurrence',
      occurred_on: '2023-02',
      date_precision: 'month',
      last_confirmed_on: '2024-03-31',
      certainty: 'adjudicated',
      cause_icd10: 'K519',
      severity: 'Grade 3',
    },
  ],
};
