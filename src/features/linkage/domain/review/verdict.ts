/** 判定. What a reviewer says of two records; `undecided` where the data do not tell. */
export const VERDICTS = ['same', 'different', 'undecided'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const isVerdict = (value: unknown): value is Verdict =>
  VERDICTS.some((verdict) => verdict === value);
