/** 検体検査項目. JLAC10 17-digit codes as published for 特定健診 and the national core laboratory items. */
export interface LabItem {
  readonly code: string;
  readonly name: string;
  /** HL7 v2.5 (ASCII) unit; empty for none. */
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
}

type Row = readonly [
  code: string,
  name: string,
  unit: string,
  low: number,
  high: number,
  decimals: number,
];

const rows: readonly Row[] = [
  ['3A010000002327101', '総蛋白', 'g/dl', 6.6, 8.1, 1],
  ['3A015000002327101', 'アルブミン', 'g/dl', 4.1, 5.1, 1],
  ['3B035000002327201', 'AST(GOT)', 'U/l', 13, 30, 0],
  ['3B045000002327201', 'ALT(GPT)', 'U/l', 7, 42, 0],
  ['3B050000002327201', 'LD(LDH)', 'U/l', 124, 222, 0],
  ['3B090000002327101', 'γ-GT(γ-GTP)', 'U/l', 9, 64, 0],
  ['3B010000002327201', 'CK(CPK)', 'U/l', 41, 248, 0],
  ['3J010000002327101', '総ビリルビン', 'mg/dl', 0.4, 1.5, 1],
  ['3C025000002327201', '尿素窒素', 'mg/dl', 8, 20, 1],
  ['3C015000002327101', 'クレアチニン', 'mg/dl', 0.46, 1.07, 2],
  ['3C020000002327101', '尿酸', 'mg/dl', 2.6, 7.8, 1],
  ['3H010000002326101', 'ナトリウム', 'mmol/l', 138, 145, 0],
  ['3H015000002326101', 'カリウム', 'mmol/l', 3.6, 4.8, 1],
  ['3H020000002326101', 'クロール', 'mmol/l', 101, 108, 0],
  ['3H030000002327101', 'カルシウム', 'mg/dl', 8.8, 10.1, 1],
  ['5C070000002306201', 'CRP', 'mg/dl', 0, 0.14, 2],
  ['3F050000002327101', '総コレステロール', 'mg/dl', 142, 248, 0],
  ['3F015000002327101', '中性脂肪', 'mg/dl', 30, 149, 0],
  ['3F070000002327101', 'HDLコレステロール', 'mg/dl', 40, 103, 0],
  ['3F077000002327101', 'LDLコレステロール', 'mg/dl', 65, 139, 0],
  ['3D010000001927201', '血糖(空腹時)', 'mg/dl', 73, 109, 0],
  ['3D046000001920402', 'HbA1c(NGSP)', '%', 4.9, 6, 1],
  ['2A020000001930101', '赤血球数', '10*4/ul', 386, 555, 0],
  ['2A030000001930101', '血色素量', 'g/dl', 11.6, 16.8, 1],
  ['2A040000001930102', 'ヘマトクリット値', '%', 35.1, 50.1, 1],
];

export const LAB_ITEMS: readonly LabItem[] = rows.map(
  ([code, name, unit, low, high, decimals]) => ({ code, name, unit, low, high, decimals }),
);

/** JLAC10 material (digits 10–12 of the code) → name. */
export const MATERIALS: Readonly<Record<string, string>> = { '023': '血清', '019': '全血' };

/** Items ordered together, by JLAC10 analyte (first five characters). */
export const PANELS: readonly (readonly string[])[] = [
  ['3B035', '3B045', '3B090', '3J010', '3A015'],
  ['3C025', '3C015', '3C020', '3H010', '3H015', '3H020'],
  ['3F050', '3F015', '3F070', '3F077'],
  ['3D010', '3D046', '3F015', '3F077', '3C015'],
  ['2A020', '2A030', '2A040', '5C070'],
  ['3A010', '3B050', '3B010', '3H030', '5C070', '2A030'],
];
