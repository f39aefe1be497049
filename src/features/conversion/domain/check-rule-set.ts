import { ok, type Outcome, refuse, type Refusal } from '../../../kernel/outcome.js';
import type { DataDefinition } from '../../catalogue/index.js';
import { converter } from './convert.js';
import { conversionErrors } from './errors.js';
import { decimalsOf, fraction } from './exact.js';
import { dateFormat, isFiner } from './japanese-date.js';
import {
  type ConversionRule,
  type Example,
  placeOf,
  type RuleSet,
  type Step,
  type TableRules,
} from './rule-set.js';

/** Refused with the first rule that cannot work, then with the first example that does not hold. */
export function checkRuleSet({ tables }: RuleSet): Outcome<undefined> {
  const twice = repeated(tables.map(({ to }) => to));
  if (twice !== undefined)
    return refuse(conversionErrors.CONVERSION_TARGET_TWICE, { place: twice });
  for (const table of tables) {
    const checked = checkTable(table);
    if (!checked.ok) return checked;
  }
  const failures = tables.flatMap((table) =>
    table.rules.flatMap((rule) => failedExamples(table, rule)),
  );
  return failures[0] ?? ok();
}

const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, at) => names.indexOf(name) < at);

function checkTable(table: TableRules): Outcome<undefined> {
  const item = repeated(table.rules.flatMap(({ to }) => to));
  if (item !== undefined)
    return refuse(conversionErrors.CONVERSION_TARGET_TWICE, { place: `${table.to}.${item}` });
  for (const rule of table.rules) {
    const reason = rule.steps.map(brokenStep).find((found) => found !== null) ?? brokenShape(rule);
    if (reason !== null)
      return refuse(conversionErrors.CONVERSION_RULE_BROKEN, {
        place: placeOf(table, rule),
        reason,
      });
  }
  return ok();
}

/** Why the step cannot work, in short; null where it can. */
function brokenStep(step: Step): string | null {
  if (step.unit) return brokenUnit(step.unit);
  if (step.date) return brokenDate(step.date);
  if (step.split) return brokenSplit(step.split);
  if (step.pad && Array.from(step.pad.with).length !== 1) return 'pad.with: 1';
  return null;
}

function brokenSplit({ at, parts, widths }: NonNullable<Step['split']>): string | null {
  const isBySign = at !== undefined && at !== '' && parts !== undefined && widths === undefined;
  const isByWidth = widths !== undefined && at === undefined && parts === undefined;
  return isBySign || isByWidth ? null : 'split: {at, parts} | {widths}';
}

function brokenUnit({ factor, offset = '0', decimals }: NonNullable<Step['unit']>): string | null {
  const [by, and] = [fraction(factor), fraction(offset)];
  if (!by || by.numerator === 0n) return `unit.factor: ${factor}`;
  if (!and) return `unit.offset: ${offset}`;
  const isEndless = decimalsOf(by) === null || decimalsOf(and) === null;
  return isEndless && decimals === undefined ? 'unit.decimals' : null;
}

function brokenDate({ from, to }: NonNullable<Step['date']>): string | null {
  const [source, target] = [dateFormat(from), dateFormat(to)];
  if (!source) return `date.from: ${from}`;
  if (!target) return `date.to: ${to}`;
  return isFiner(target.precision, source.precision) ? `date: ${from} → ${to}` : null;
}

/** Follows how many values there are from step to step. */
function brokenShape({ from, to, steps }: ConversionRule): string | null {
  let count = from.length;
  for (const { split, join, constant } of steps) {
    if (split && count !== 1) return `split: ${count} → ?`;
    if (split) count = split.widths?.length ?? split.parts ?? 0;
    if (join !== undefined || constant !== undefined) count = 1;
  }
  return count === to.length ? null : `from ${from.length}, to ${to.length}: ${count}`;
}

const shown = (values: readonly string[]): string => JSON.stringify(values);

/** Every example of the rule that does not hold. Examples are made up: they may be shown. */
function failedExamples(table: TableRules, rule: ConversionRule): Refusal[] {
  const convert = converter(rule);
  return rule.examples.flatMap((example, at) => {
    const result = convert(example.in);
    const isWhole = example.in.length === rule.from.length;
    const actual = !isWhole ? 'PARTS_DIFFER' : result.ok ? shown(result.values) : result.fault;
    const expected = expectedOf(example);
    const holds = isWhole && (result.ok ? actual === expected : example.refused === true);
    if (holds) return [];
    return refuse(conversionErrors.CONVERSION_EXAMPLE_FAILED, {
      place: placeOf(table, rule),
      example: at + 1,
      input: shown(example.in),
      expected,
      actual,
    });
  });
}

const expectedOf = ({ out }: Example): string => (out ? shown(out) : 'refused');

/** Refused with the first table or item that its definition does not have. */
export function checkNames(
  ruleSet: RuleSet,
  source: DataDefinition,
  target: DataDefinition,
): Outcome<undefined> {
  for (const { from, to, rules } of ruleSet.tables) {
    const sources = checkItems(
      source,
      from,
      rules.flatMap((rule) => rule.from),
    );
    if (!sources.ok) return sources;
    const targets = checkItems(
      target,
      to,
      rules.flatMap((rule) => rule.to),
    );
    if (!targets.ok) return targets;
  }
  return ok();
}

export function checkItems(
  { id, version, tables }: DataDefinition,
  table: string,
  items: readonly string[],
): Outcome<undefined> {
  const known = tables.find(({ name }) => name === table)?.items.map(({ name }) => name);
  const item = items.find((name) => known?.includes(name) === false);
  if (known && item === undefined) return ok();
  const place = known ? `${table}.${String(item)}` : table;
  return refuse(conversionErrors.CONVERSION_PLACE_UNKNOWN, { place, definition: id, version });
}
