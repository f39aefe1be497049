import type { RefusedValue } from './refused-rows.js';

export interface FaultText {
  readonly ja: string;
  readonly en: string;
}

const TEXTS: Readonly<Record<RefusedValue['fault'], FaultText>> = {
  CODE_UNKNOWN: { ja: 'コード対応にないコード', en: 'a code the map does not name' },
  NOT_A_NUMBER: { ja: '数値ではない値', en: 'no number' },
  DECIMALS_ENDLESS: { ja: '割り切れない値', en: 'a result whose decimals never end' },
  DATE_UNREADABLE: { ja: '書式に合わないか存在しない日付', en: 'no date of the format' },
  DATE_NOT_WRITABLE: {
    ja: '変換先の書式で表せない日付',
    en: 'a date the target format cannot write',
  },
  PARTS_DIFFER: { ja: '分割数の合わない値', en: 'another number of parts' },
  TOO_LONG: { ja: '桁数を超える値', en: 'too long' },
  ROW_UNREADABLE: { ja: 'CSVとして読めない行', en: 'a row that does not read as CSV' },
};

export const faultText = (fault: RefusedValue['fault']): FaultText => TEXTS[fault];
