/** Why a person is left out; of several reasons the first of this list counts. */
export const EXCLUSIONS = ['optedOut', 'notNotified', 'waiting', 'outsidePopulation'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** 除外人数. */
export type ExcludedPersons = Readonly<Record<Exclusion, number>>;
