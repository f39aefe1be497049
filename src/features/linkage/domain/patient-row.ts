/** Columns of the definition's table `patient` (患者基本) that linkage reads, as they stand in the CSV. */
export const PATIENT_COLUMNS = [
  'institution_code',
  'patient_id',
  'name_kanji',
  'name_kana',
  'birth_date',
  'sex',
  'postal_code',
  'address',
  'phone',
  'insurer_number',
  'insured_symbol',
  'insured_number',
  'insured_branch',
] as const;
export type PatientColumn = (typeof PATIENT_COLUMNS)[number];

/** One patient as text; a column the contract left out is ''. */
export type PatientRow = Readonly<Record<PatientColumn, string>>;
