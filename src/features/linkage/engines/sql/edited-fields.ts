import type { Check, Condition } from '../../domain/model/profile.js';

const nested = (conditions: readonly Condition[]): Condition[] =>
  conditions.flatMap((one) => ('any' in one ? nested(one.any) : [one]));

/** Fields compared by edit distance, whose ends are compared first: they have a head and a tail column. */
export const editedFields = (comparisons: readonly Check[]): Set<string> =>
  new Set(
    comparisons
      .flatMap(({ levels }) => levels.flatMap(({ when }) => nested(when)))
      .flatMap((one) => ('edit' in one ? [one.edit] : [])),
  );
