/**
 * 病名. The management number (病名管理番号, MDCDX2) is given only where a public example shows it;
 * the others carry an in-house code. ICD-10 without the dot, as in SS-MIX2.
 */
export interface Disease {
  readonly name: string;
  readonly icd10: string;
  readonly medis?: string;
  readonly local: string;
  /** Position in PANELS of what is usually measured. */
  readonly panel: number;
  /** Positions in DRUGS of what is usually prescribed. */
  readonly drugs: readonly number[];
}

type Row = readonly [
  name: string,
  icd10: string,
  panel: number,
  drugs: readonly number[],
  medis?: string,
];

const rows: readonly Row[] = [
  ['高血圧症', 'I10', 1, [5, 18, 25], '20061593'],
  ['２型糖尿病', 'E119', 3, [19, 20, 16], '20050020'],
  ['脂質異常症', 'E785', 2, [16, 17]],
  ['高尿酸血症', 'E790', 1, [21]],
  ['狭心症', 'I209', 5, [5, 16, 24], '20058911'],
  ['うっ血性心不全', 'I500', 1, [25, 18, 24], '20084004'],
  ['胃炎', 'K297', 0, [13, 15, 14], '20054174'],
  ['十二指腸潰瘍', 'K269', 4, [14, 13], '20064049'],
  ['胃癌', 'C169', 4, [14, 3], '20054178'],
  ['直腸癌', 'C20', 4, [27, 3], '20070958'],
  ['大腸炎', 'A099', 4, [3, 0], '20069737'],
  ['急性上気道炎', 'J069', 4, [0, 1, 28]],
  ['気管支喘息', 'J459', 4, [23, 4]],
  ['アレルギー性鼻炎', 'J304', 4, [22, 23]],
  ['急性気管支炎', 'J209', 4, [1, 2, 28]],
  ['肺炎', 'J189', 4, [28, 1, 0]],
  ['不眠症', 'G470', 5, [29]],
  ['パーキンソン病', 'G20', 5, [6, 27]],
  ['腰痛症', 'M5456', 5, [12, 13]],
  ['骨粗鬆症', 'M8199', 5, [26]],
  ['変形性膝関節症', 'M179', 5, [12, 13]],
  ['関節リウマチ', 'M0690', 4, [4, 12, 13]],
  ['アトピー性皮膚炎', 'L209', 4, [7, 22]],
  ['湿疹', 'L309', 4, [7, 22]],
  ['緑内障', 'H409', 5, [8, 9]],
  ['便秘症', 'K590', 5, [27, 11]],
  ['痔核', 'K649', 4, [10, 27]],
  ['脂肪肝', 'K760', 0, [16]],
  ['慢性腎臓病', 'N189', 1, [18, 25]],
  ['心房細動', 'I489', 5, [24]],
];

export const DISEASES: readonly Disease[] = rows.map(([name, icd10, panel, drugs, medis], at) => ({
  name,
  icd10,
  panel,
  drugs,
  local: `B${String(at + 1).padStart(5, '0')}`,
  ...(medis && { medis }),
}));

/** 転帰. HL7 table 0241: of an illness that is over, and of one that goes on. */
export const OUTCOMES_OVER = [
  ['F', '完全回復'],
  ['R', '回復傾向'],
] as const;
export const OUTCOME_ONGOING = ['N', '回復せず'] as const;
