import type { Condition, Profile } from '../../domain/model/profile.js';

function beyond(condition: Condition): string[] {
  if ('any' in condition) return condition.any.flatMap(beyond);
  if ('similar' in condition) return [`similar: ${condition.similar}`];
  return 'edit' in condition && condition.within > 1
    ? [`edit: ${condition.edit}, within: ${condition.within}`]
    : [];
}

/** Conditions of a profile that Spark has no function for, each with its comparison. */
export const unsupportedBySpark = ({ comparisons, checks = [] }: Profile): string[] =>
  [...comparisons, ...checks].flatMap(({ name, levels }) =>
    levels.flatMap(({ when }) => when.flatMap(beyond).map((condition) => `${name} (${condition})`)),
  );
