/** One person as the finished files name them; empty text where no file has the item. Personal data. */
export interface ScannedPerson {
  readonly institutionCode: string;
  readonly patientId: string;
  readonly nameKana: string;
  readonly birthDate: string;
  /** As written, e.g. HL7 table 0001. */
  readonly sex: string;
  /** Tables with at least one row of the person, in the order of the contract. */
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
}

/** 検査したファイルの全患者. In the order of institution code and patient id; may be iterated again. */
export interface PersonIndex extends Iterable<ScannedPerson> {
  readonly size: number;
}
