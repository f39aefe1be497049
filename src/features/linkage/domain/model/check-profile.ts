import { layoutOf } from './layout.js';
import type { Condition, DeterministicRule, Profile } from './profile.js';
import { MOST_PATTERNS } from './verdicts.js';

function fieldsOf(condition: Condition): string[] {
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  if ('crossed' in condition) return [...condition.crossed];
  if ('crosswise' in condition) return [...condition.crosswise];
  if ('ends' in condition) return [condition.ends, condition.whole];
  if ('fits' in condition) return [condition.fits, condition.whole];
  return Object.values(condition).filter((value): value is string => typeof value === 'string');
}

/** Fields whose characters are read, not only whether they are equal. */
function textsOf(condition: Condition): string[] {
  if ('any' in condition) return condition.any.flatMap(textsOf);
  if ('edit' in condition) return [condition.edit];
  if ('similar' in condition) return [condition.similar];
  if ('fits' in condition) return [condition.fits, condition.whole];
  return 'ends' in condition ? [condition.ends, condition.whole] : [];
}

function fieldProblems({ fields, comparisons, checks = [], blocking, inUse }: Profile): string[] {
  const known = new Map(fields.map((field) => [field.name, field]));
  const asked = [...comparisons, ...checks];
  const conditions = asked.flatMap(({ levels }) => levels.flatMap(({ when }) => when));
  const named = [
    ...conditions.flatMap(fieldsOf),
    ...asked.flatMap((one) => one.known),
    ...blocking.flatMap(({ on }) => on.map(({ field }) => field)),
    ...(inUse ? [inUse.from, inUse.to] : []),
  ];
  const missing = named.filter((name) => !known.has(name)).map((name) => `no field "${name}"`);
  const wordless = conditions
    .flatMap(textsOf)
    .filter((name) => known.has(name) && known.get(name)?.kind !== 'text')
    .map((name) => `field "${name}" must be of kind text`);
  const undated = (inUse ? [inUse.from, inUse.to] : [])
    .filter((name) => known.has(name) && known.get(name)?.kind !== 'date')
    .map((name) => `field "${name}" must be of kind date`);
  return [...missing, ...wordless, ...undated];
}

function ruleProblems(profile: Profile): string[] {
  const levels = new Map(
    layoutOf(profile).comparisons.map(({ comparison, levels }) => [
      comparison.name,
      levels.flatMap(({ name, level }) => [name, level?.name ?? name]),
    ]),
  );
  const of = (rule: DeterministicRule): string[] =>
    Object.entries(rule.levels).flatMap(([comparison, names]) =>
      names
        .filter((name) => !levels.get(comparison)?.includes(name))
        .map((name) => `rule "${rule.name}": no level "${name}" of "${comparison}"`),
    );
  const { deterministic, contradictions, insufficient, closeCalls } = profile;
  return [...deterministic, ...contradictions, ...insufficient, ...closeCalls].flatMap(of);
}

/** What the schema cannot tell: names that lead nowhere, and more patterns than memory holds. */
export function checkProfile(profile: Profile): string[] {
  const { size } = layoutOf(profile);
  const tooMany = size > MOST_PATTERNS ? [`${size} patterns, at most ${MOST_PATTERNS}`] : [];
  return [...new Set([...fieldProblems(profile), ...ruleProblems(profile), ...tooMany])];
}
