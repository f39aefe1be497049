/** What becomes of a code the map does not name. */
type RestRule = 'keep' | 'refuse' | { readonly default: string };

/** How a value is rounded to a number of decimals. */
export type Rounding = 'half-up' | 'half-even' | 'floor' | 'ceil' | 'truncate';

/** 変換の手順. Exactly one of these; a step takes the values the one before gave. */
export interface Step {
  /** コード対応. */
  readonly map?: { readonly codes: Readonly<Record<string, string>>; readonly rest: RestRule };
  /** 単位: value × factor + offset, exactly; both are decimals or fractions such as `1/88.4`. */
  readonly unit?: {
    readonly factor: string;
    readonly offset?: string;
    /** Decimals of the result; without it, as many as the exact result has. */
    readonly decimals?: number;
    readonly rounding?: Rounding;
  };
  /** 日付の書式. */
  readonly date?: {
    readonly from: string;
    readonly to: string;
    /** 昭和64年5月: a year of an era that had ended by then. Default: refuse. */
    readonly beyondEra?: 'refuse' | 'accept';
  };
  /** One value into several: at a separator into this many parts, or by widths in characters. */
  readonly split?: {
    readonly at?: string;
    readonly parts?: number;
    readonly widths?: readonly number[];
  };
  /** Several values into one. */
  readonly join?: { readonly with: string };
  readonly constant?: string;
  readonly pad?: {
    readonly side: 'left' | 'right';
    readonly with: string;
    readonly length: number;
  };
  /** Zeros on the left up to this length. */
  readonly zeroFill?: number;
  readonly trim?: { readonly side?: 'left' | 'right' | 'both'; readonly of?: string };
  /** 全角・半角. */
  readonly width?: 'half-ascii' | 'full-ascii' | 'half-kana' | 'full-kana';
}

export type StepKind = keyof Step;

/** An input with what must come out, or that it must be refused. */
export interface Example {
  readonly in: readonly string[];
  readonly out?: readonly string[];
  readonly refused?: boolean;
}

/** 変換規則: from items of the source to items of the target. Without steps it renames. */
export interface ConversionRule {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly steps: readonly Step[];
  readonly note?: string;
  readonly examples: readonly Example[];
}

export interface TableRules {
  readonly from: string;
  readonly to: string;
  /** Items of one name on both sides pass unchanged unless a rule writes them. Default: true. */
  readonly sameNames: boolean;
  readonly rules: readonly ConversionRule[];
}

export interface DefinitionName {
  readonly id: string;
  readonly version: number;
}

/** 変換定義. From one data definition to another; a version of it never changes once it is active. */
export interface RuleSet {
  readonly kind: 'yuzu.conversion';
  readonly schemaVersion: 1;
  /** e.g. `aoba-to-common`. */
  readonly name: string;
  readonly version: number;
  readonly titleJa: string;
  readonly source: DefinitionName;
  readonly target: DefinitionName;
  readonly tables: readonly TableRules[];
}

export const kindOf = (step: Step): StepKind => Object.keys(step)[0] as StepKind;

/** e.g. `lab_result.unit`, as errors and reports name a rule. */
export const placeOf = (table: TableRules, rule: ConversionRule): string =>
  `${table.to}.${rule.to.join('+')}`;
