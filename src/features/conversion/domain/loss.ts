import { dateFormat, isFiner } from './japanese-date.js';
import { type ConversionRule, kindOf, type Step, type StepKind } from './rule-set.js';

/** One way in which different inputs come out alike, so that nobody can tell them apart again. */
export interface Loss {
  readonly step: StepKind;
  /** Inputs that come out as `to`; `*` stands for every other one. */
  readonly merged?: { readonly from: readonly string[]; readonly to: string };
}

/**
 * What the rule loses of its inputs. Filling up to a length counts as no loss: what it adds is no part
 * of a value.
 */
export const lossesOf = ({ from, steps }: ConversionRule): Loss[] =>
  steps.flatMap((step) => {
    if (step.map) return mapLosses(step.map);
    if (step.constant !== undefined) return from.length > 0 ? [{ step: 'constant' }] : [];
    return isLossy(step) ? [{ step: kindOf(step) }] : [];
  });

function isLossy({ unit, date, join, trim, width }: Step): boolean {
  if (date) {
    const [source, target] = [dateFormat(date.from), dateFormat(date.to)];
    return source !== null && target !== null && isFiner(source.precision, target.precision);
  }
  return (
    unit?.decimals !== undefined || join?.with === '' || trim !== undefined || width !== undefined
  );
}

/** Codes that come out alike, those the map names and those it leaves to its rest. */
export function mapLosses({ codes, rest }: NonNullable<Step['map']>): Loss[] {
  const inputs = new Map<string, string[]>();
  const add = (to: string, from: string) => inputs.set(to, [...(inputs.get(to) ?? []), from]);
  for (const [from, to] of Object.entries(codes)) add(to, from);
  // A code that is kept comes out as one that another was mapped to.
  if (rest === 'keep')
    for (const to of [...inputs.keys()]) if (!Object.hasOwn(codes, to) && to !== '') add(to, to);
  if (typeof rest === 'object') add(rest.default, '*');
  return [...inputs]
    .filter(([, from]) => from.length > 1 || from.includes('*'))
    .map(([to, from]) => ({ step: 'map', merged: { from, to } }));
}
