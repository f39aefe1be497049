import type { PatientRecord } from '../domain/patient-record.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
  '\\': '\\E\\',
};

/** HL7 v2.5 escapes of the delimiters. */
const escapeHl7 = (text: string): string =>
  text.replace(/[|^&~\\]/g, (delimiter) => ESCAPES[delimiter] ?? delimiter);

/** `YYYYMMDD` or `YYYYMMDDhhmmss` of an ISO date or local date time. */
export const hl7Time = (iso: string): string => iso.replace(/[-:T]/g, '');

/** A coded value: code^name^system. */
export const coded = (code: string, name: string, system: string): string =>
  `${code}^${escapeHl7(name)}^${system}`;

/** A segment from its fields by number; fields left out are empty, empty fields at the end are dropped. */
export function segment(name: string, fields: Readonly<Record<number, string>>): string {
  let text = name;
  let at = 0;
  for (const [number, value] of Object.entries(fields)) {
    if (value === '') continue;
    text += '|'.repeat(Number(number) - at) + value;
    at = Number(number);
  }
  return text;
}

/** MSH. Processing id T: training data, never to be taken for a patient's. */
export const header = (type: string, controlId: string, sentAt: string): string =>
  `MSH|^~\\&|${[
    ...['YUZU-REHEARSAL', 'AOBA', 'GW', 'RCV', hl7Time(sentAt), '', type, controlId, 'T', '2.5'],
    ...['', '', '', '', '', '~ISO IR87', '', 'ISO 2022-1994'],
    'SS-MIX2_1.20^SS-MIX2^1.2.392.200250.2.1.100.1.2.120^ISO',
  ].join('|')}`;

export function patientSegment(record: PatientRecord): string {
  const { family, given, postalCode, address, phone } = record;
  const kanji = `${escapeHl7(family.kanji)}^${escapeHl7(given.kanji)}^^^^^L^I`;
  const kana = `${escapeHl7(family.kana)}^${escapeHl7(given.kana)}^^^^^L^P`;
  return segment('PID', {
    1: '0001',
    3: `${record.patientId}^^^^PI`,
    5: `${kanji}~${kana}`,
    7: hl7Time(record.birthDate),
    8: record.sex,
    11: address && `^^^^${postalCode}^JPN^H^${escapeHl7(address)}`,
    13: phone && `^PRN^PH^^^^^^^^^${phone}`,
  });
}

const SCHEMES: Readonly<Record<string, string>> = {
  '01': '協会けんぽ',
  '06': '組合管掌健康保険',
  '34': '共済組合',
  '39': '後期高齢者医療',
};

/** IN1: insurer IN1-3, symbol IN1-10, number IN1-11, branch IN1-36. */
export function insuranceSegment(record: PatientRecord): string {
  const { insurerNumber } = record;
  const scheme = insurerNumber.length === 8 ? insurerNumber.slice(0, 2) : '67';
  return segment('IN1', {
    1: '1',
    2: coded(scheme, SCHEMES[scheme] ?? '国民健康保険', 'JHSD0001'),
    3: insurerNumber,
    10: escapeHl7(record.insuredSymbol),
    11: escapeHl7(record.insuredNumber),
    12: '20200401',
    17: 'SEL^本人^HL70063',
    36: record.insuredBranch,
  });
}
