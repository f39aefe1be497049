import { iso2022jp, pid, storagePath, type StoredFile } from './support.js';

const header = (type: string): string =>
  `MSH|^~\\&|HIS|S|GW|R|20250610101500||${type}|1|P|2.5||||||~ISO IR87||ISO 2022-1994|SS-MIX2_1.20`;

/** A message of the standardised storage and the rows a person counts in it, by table. */
export interface Specimen {
  readonly file: StoredFile;
  readonly text: string;
  readonly rows: Readonly<Record<string, number>>;
}

const NO_ORDER = '999999999999999';
const undated = { date: '-', order: NO_ORDER };
const message = (type: string, ...segments: string[]): string =>
  [header(type), pid(), ...segments].join('\r') + '\r';

const ORC = 'ORC|NW|000000000000001|||||||20250610100000||||||||01^内科^99XY1';
const RXR = 'RXR|IV^静脈内^HL70162||IVP^点滴ポンプ^HL70164';

const encounter = (kind: string, type: string, ...segments: string[]): Specimen => ({
  file: { kind, order: NO_ORDER },
  text: message(type, ...segments),
  rows: { encounter: 1 },
});

/** One of every kind that is read, in the order of the definition's tables. */
export const SPECIMENS: readonly Specimen[] = [
  {
    file: { kind: 'ADT-00', department: '-', ...undated },
    text: message(
      'ADT^A08^ADT_A01',
      'EVN||202506101000',
      'OBX|1|NM|9N001000000000001^身長^JC10||167.8|cm^cm^ISO+|||||F',
      'OBX|2|CWE|5H010000009199911^血液型-ABO式^JC10||A^A型^JSHR002||||||F',
      'AL1|1|DA^薬剤アレルギー^HL70127|1^ペニシリン^99XYZ|MO^中等度^HL70128|発疹',
      'IN1|1|01^協会^JHSD0001|01130012|協会東京||||||12~345~02||20200401|20240331||1||SEL^本人^HL70063',
      'IN1|2|67^国保^JHSD0001|138057|||||||7|8901|20240401|||13||CHD^子^HL70063',
      'IN1|3',
    ),
    rows: { patient: 1, patient_profile: 2, allergy: 1, insurance: 2 },
  },
  {
    file: { kind: 'PPR-01', ...undated },
    text: message(
      'PPR^ZD1^PPR_ZD1',
      'PRB|AD|20250610|20054174^胃炎^MDCDX2|1|||20250601|||K297^^I10||||N^回復せず^HL70241||||1^主診断',
      'PRB|DE|20250610|20061538^感冒^MDCDX2|2|||20250101',
      'ZI1|1|01^協会^JHSD0001|1130012|||||||99|888|20210901|20260831||13||SEL',
    ),
    rows: { diagnosis: 1 },
  },
  {
    file: { kind: 'ADT-61', department: '-', ...undated },
    text: message(
      'ADT^A60^ADT_A60',
      'EVN||20250609',
      'IAM|1|FA^食物アレルギー^HL70127|5A1002411023006^ソバ^JC10|SV^重度^HL70128|湿疹|A^追加^HL70323||||||小学校低学年の頃',
      'IAM|2|DA^薬剤アレルギー^HL70127|106824501^薬甲^HOT9|MI^軽度^HL70128|かゆみ|U^更新^HL70323|||||199601',
    ),
    rows: { allergy: 2 },
  },
  encounter('ADT-12', 'ADT^A04^ADT_A01', 'EVN||20250610', 'PV1|0001|O|01^^^^^C'),
  encounter('ADT-21', 'ADT^A14^ADT_A05', 'EVN||20250610|20250612', 'PV1|0001|P|32^302^1^^^N'),
  encounter(
    'ADT-22',
    'ADT^A01^ADT_A01',
    'EVN||20250610||||20250610093000',
    `PV1|0001|I|32^302^1^^^N||||ishi01^医師|||011${'|'.repeat(34)}202506100930`,
  ),
  encounter('ADT-31', 'ADT^A21^ADT_A21', 'EVN||20250610', 'PV1|0001|I|32^302^1^^^N'),
  encounter('ADT-32', 'ADT^A22^ADT_A21', 'EVN||20250610', 'PV1|0001|I|32^302^1^^^N'),
  encounter('ADT-41', 'ADT^A15^ADT_A15', 'EVN||20250610', 'PV1|0001|I|41^1^1^^^N|||32^302^1^^^N'),
  encounter('ADT-42', 'ADT^A02^ADT_A02', 'EVN||20250610', 'PV1|0001|I|41^1^1^^^N|||32^302^1^^^N'),
  encounter('ADT-51', 'ADT^A16^ADT_A16', 'EVN||20250610|20250620', 'PV1|0001|I|41^1^1^^^N'),
  encounter(
    'ADT-52',
    'ADT^A03^ADT_A03',
    'EVN||20250610||||202506101200',
    `PV1|0001|I|41^1^1^^^N${'|'.repeat(33)}01${'|'.repeat(9)}202506101200`,
  ),
  {
    file: { kind: 'OMP-01' },
    text: message(
      'RDE^O11^RDE_O11',
      ORC,
      'RXE||108665201^薬甲^HOT9|1||TAB^錠^MR9P|||||15|TAB^錠^MR9P',
      'TQ1|1||1013044400000000&毎食後&JAMISDP01|||5^d|2025061100',
    ),
    rows: { prescription: 1 },
  },
  {
    file: { kind: 'OMP-02' },
    text: message(
      'RDE^O11^RDE_O11',
      ORC,
      'RXE||00^一般^99I02|510||ML^ミリリットル^MR9P',
      'TQ1|1||||||202506110800|202506111300',
      'RXC|B|620007329^薬乙^HOT9|1|HON^本^MR9P',
      'RXC|A|620002559^薬丙^HOT9|1|AMP^アンプル^MR9P',
    ),
    rows: { prescription: 2 },
  },
  {
    file: { kind: 'OMP-11' },
    text: message(
      'RAS^O17^RAS_O17',
      ORC,
      'RXA|0|1|202506110830|202506110830|108665201^薬甲^HOT9|2|TAB^錠^MR9P|||200^看護^花子|09A^021^4^^^N|||||||||CP||20250611083613',
      'RXA|0|1|202506110830|202506110830|110626901^薬丁^HOT9|1|TAB^錠^MR9P|||200^看護^花子|09A^021^4^^^N|||||||||NA',
      'RXR|PO^口^HL70162',
    ),
    rows: { prescription_administration: 2 },
  },
  {
    file: { kind: 'OMP-12' },
    text: message(
      'RAS^O17^RAS_O17',
      ORC,
      'RXA|0|1|20250611080521|20250611130543|620007329^薬乙^HOT9|1|HON^本^MR9P||^左手に実施^99IC2|200^看護^花子|09A^021^4^^^N|102ml/hr||||||||CP||20250611130613',
      'RXA|0|1|20250611080521|20250611130543|620002559^薬丙^HOT9|1|AMP^アンプル^MR9P|||||||||||||CP',
      RXR,
    ),
    rows: { injection_administration: 2 },
  },
  {
    file: { kind: 'OML-11', order: '000000000000002' },
    text: message(
      'OUL^R22^OUL_R22',
      'SPM|1|S1||023^血清^JC10|||||||||||||202506101000',
      'OBR|1|000000000000002',
      'OBX|1|NM|3A010000002327101^総蛋白^JC10||7.2|g/dl|6.7-8.3||||F',
      'OBX|2|SN|3A015000002327101^アルブミン^JC10||<^0.5|g/dl|3.7-5.5|L|||F',
    ),
    rows: { lab_result: 2 },
  },
  {
    file: { kind: 'OMG-01' },
    text: message(
      'OMG^O19^OMG_O19',
      'ORC|PA|000000000000001|||||||20250610100059',
      'TQ1|1||||||||R^^HL70485',
      'OBR||000000000000001||1000000000000000^単純撮影^JJ1017',
      'OBX||NM|01-02^体重^JSHR001||62|kg^kg^ISO+|||||F',
      'ORC|CH|000000000000002||||||000000000000001|20250610100059',
      'OBR||000000000000002||10000002000102000000010000000000^胸部立位正面^JJ1017',
    ),
    rows: { examination_order: 2, examination_finding: 1 },
  },
  {
    file: { kind: 'OMG-11' },
    text: message(
      'OMI^Z23^OMI_Z23',
      ORC,
      'OBR||000000000000001||99A000000000000^超音波検査^JJ1017|||20250610|||||||||||||||20250610113540|||F',
      'IPC|A1|P1234|1.2.392.1114.1||US^^DCM',
    ),
    rows: { examination_order: 1 },
  },
  {
    file: { kind: 'OMG-13', order: NO_ORDER },
    text: message(
      'ORU^R01^ORU_R01',
      'OBR|1|000000000000009||9A110^標準１２誘導心電図^JC10|||20250610',
      'OBX|2|TX|9A100&IMP^心電図所見^JC10|1|虚血の疑い||||||F',
      'OBX|3|NM|32769^心拍数^99MFR|2|67|bpm|||||F',
    ),
    rows: { examination_order: 1, examination_finding: 2 },
  },
];

export const bytesOf = ({ text }: Specimen): Buffer => iso2022jp(text);
export const pathOf = ({ file }: Specimen): string => storagePath(file);

/** The specimen of a kind. */
export function specimen(kind: string): Specimen {
  const found = SPECIMENS.find(({ file }) => file.kind === kind);
  if (!found) throw new Error(`No specimen of ${kind}`);
  return found;
}

/** Another file of a kind. */
export const another = (
  kind: string,
  file: Partial<Specimen['file']>,
  text = specimen(kind).text,
): Specimen => ({
  ...specimen(kind),
  file: { ...specimen(kind).file, ...file },
  text,
});
