import type { LocalDate } from '../../../kernel/time.js';

/** A part of a name in kanji and in kana. */
export interface NamePart {
  readonly kanji: string;
  readonly kana: string;
}

/** 住居. Parts are kept apart because every institution writes them in its own way. */
export interface Address {
  readonly postalCode: string;
  readonly prefecture: string;
  readonly prefectureCode: string;
  readonly municipality: string;
  readonly town: string;
  readonly chome: number;
  readonly block: number;
  readonly house: number;
  /** Building and room, or empty. */
  readonly building: string;
  readonly phone: string;
}

/** 医療保険. The insurer number has its check digit; 国保 has six digits, the others eight. */
export interface Insurance {
  readonly insurerNumber: string;
  readonly symbol: string;
  readonly number: string;
}

export interface Person {
  /** Key of the truth, e.g. `P0000042`. */
  readonly key: string;
  /** Running number from 1. */
  readonly ordinal: number;
  readonly sex: 'M' | 'F';
  readonly birthDate: LocalDate;
  readonly surname: NamePart;
  readonly given: NamePart;
  /** Surname before marriage; some institutions still hold it. */
  readonly maidenName?: NamePart;
  /** The number the person gives everywhere; empty: the landline of the address. */
  readonly mobile: string;
  readonly address: Address;
  /** Where the household lived before; institutions last visited then still hold it. */
  readonly formerAddress: Address;
  readonly insurance: Insurance;
  readonly formerInsurance: Insurance;
  /** 枝番, two digits. */
  readonly branch: string;
  readonly twin: boolean;
}
