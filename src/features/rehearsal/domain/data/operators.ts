import { withCheckDigit } from '../../../../kernel/check-digit.js';

export type OperatorCode = 'MINATO' | 'AOBA' | 'YAMATO';

/** How one of the demo's invented operators holds its data. */
export interface Operator {
  readonly code: OperatorCode;
  readonly source: 'ss-mix2' | 'csv';
  /** Institution codes (10 digits). District 99 does not exist, so that no real institution is named. */
  readonly institutions: readonly string[];
  readonly patientIdLength: number;
  /** Joins surname and given name in one column. */
  readonly nameSeparator: string;
  readonly postalHyphen: boolean;
  /** Insurer numbers of six digits (国保) are padded to eight with zeros. */
  readonly padInsurer: boolean;
  /** Only characters of JIS X 0208 and ASCII can be held. */
  readonly jisOnly: boolean;
}

const institutions = (...bodies: string[]): string[] => bodies.map(withCheckDigit);

export const OPERATORS: readonly Operator[] = [
  {
    code: 'MINATO',
    source: 'csv',
    institutions: institutions('131990101', '131990102', '131990203', '141990104', '111990105'),
    patientIdLength: 8,
    nameSeparator: '　',
    postalHyphen: true,
    padInsurer: true,
    jisOnly: false,
  },
  {
    code: 'AOBA',
    source: 'ss-mix2',
    institutions: institutions('041990301'),
    patientIdLength: 10,
    nameSeparator: '　',
    postalHyphen: true,
    padInsurer: false,
    jisOnly: true,
  },
  {
    code: 'YAMATO',
    source: 'csv',
    institutions: institutions('271990401', '271990402', '281990403', '261990404'),
    patientIdLength: 7,
    nameSeparator: ' ',
    postalHyphen: false,
    padInsurer: false,
    jisOnly: false,
  },
];
