/** `error`: not read. `warning`: read, but a person must know. `notice`: as the format intends. */
export type FindingSeverity = 'error' | 'warning' | 'notice';

export interface FindingText {
  readonly severity: FindingSeverity;
  readonly ja: string;
  readonly en: string;
}

export const defineFindings = <K extends string>(
  texts: Record<K, FindingText>,
): Record<K, FindingText> => texts;
