/** What a kind of record is for the reader. */
type Role =
  /** Begins the part of an institution. */
  | 'header'
  /** Begins a receipt (RE) or what is handled like one. */
  | 'receipt'
  /** Insurer and public payers: only before everything clinical. */
  | 'payer'
  /** Beside the payers; not in the definition. */
  | 'beside'
  | 'clinical'
  /** Begins what is told of an organ donor, another person. */
  | 'donor'
  /** Ends the part of an institution. */
  | 'trailer'
  /** About the receipt's way through the review; stands between receipts or within. */
  | 'review';

export interface RecordKind {
  readonly role: Role;
  /** Fewest fields, the record's kind included: up to the last one the specifications of all years have. */
  readonly least: number;
  /** Fields of the latest specification; values behind them are reported. */
  readonly most: number;
  /** The last field is free text, in which a comma must not stand: more fields are a fault. */
  readonly isExact?: boolean;
}

const ANY = 64;
const kind = (role: Role, least = 1, most = ANY): RecordKind => ({ role, least, most });
const exact = (least: number, most: number): RecordKind => ({
  role: 'clinical',
  least,
  most,
  isExact: true,
});

/** Records of 医科, DPC and 調剤 receipts, and of returned, reviewed and insurers' ones (記録条件仕様). */
export const RECORD_KINDS: ReadonlyMap<string, RecordKind> = new Map(
  Object.entries({
    IR: kind('header', 8, 12),
    YK: kind('header', 7, 12),
    HI: kind('header'),
    RE: kind('receipt', 14, 43),
    HO: kind('payer', 6, 15),
    KO: kind('payer', 6, 13),
    SN: kind('beside', 3, 12),
    KH: kind('beside'),
    JD: kind('beside'),
    MF: kind('beside'),
    SY: exact(4, 8),
    SI: kind('clinical', 7, 44),
    IY: kind('clinical', 7, 44),
    TO: kind('clinical', 6, 48),
    CO: exact(4, 5),
    SJ: exact(3, 3),
    NI: kind('clinical'),
    GR: kind('clinical'),
    BU: kind('clinical', 4, 6),
    SB: kind('clinical', 6, 8),
    KK: kind('clinical', 4, 16),
    SK: kind('clinical'),
    GA: kind('clinical'),
    HH: kind('clinical'),
    GT: kind('clinical', 9, 12),
    CD: kind('clinical', 10, 11),
    SH: kind('clinical', 4, 8),
    CZ: kind('clinical', 6, ANY),
    KI: kind('clinical'),
    ST: kind('clinical'),
    TI: kind('donor'),
    TR: kind('donor'),
    TS: kind('donor'),
    GO: kind('trailer'),
    HG: kind('trailer'),
    ...Object.fromEntries(
      ['HR', 'MN', 'UK', 'RC', 'JY', 'EX', 'MD', 'RT', 'JR', 'MK'].map((name) => [
        name,
        kind('review'),
      ]),
    ),
  }),
);
