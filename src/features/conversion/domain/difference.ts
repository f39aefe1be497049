import type { DataDefinition, DataItem } from '../../catalogue/index.js';
import { kindOf, type Step, type StepKind } from './rule-set.js';

export type Aspect = 'type' | 'length' | 'format' | 'codeTable' | 'unit';

/** One aspect in which source and target differ, as written on either side. */
export interface Difference {
  readonly aspect: Aspect;
  readonly source: string;
  readonly target: string;
}

interface Definitions {
  readonly source: DataDefinition;
  readonly target: DataDefinition;
}

/** Steps that settle a difference: the rule's author has dealt with it, and its examples show how. */
const SETTLING: Readonly<Record<Aspect, readonly StepKind[]>> = {
  type: ['map', 'unit', 'date', 'constant', 'split', 'join', 'trim'],
  length: ['map', 'unit', 'date', 'constant', 'split', 'join', 'pad', 'zeroFill', 'trim', 'width'],
  format: ['map', 'date', 'constant', 'split', 'join'],
  codeTable: ['map', 'constant'],
  unit: ['unit', 'constant'],
};

/** What differs between what is given and what is wanted, without what the steps settle. */
export function differences(
  sources: readonly DataItem[],
  target: DataItem,
  steps: readonly Step[],
  definitions: Definitions,
): Difference[] {
  const kinds = new Set(steps.map(kindOf));
  const open = sources
    .flatMap((source) => compared(source, target, definitions))
    .filter(({ aspect }) => !SETTLING[aspect].some((kind) => kinds.has(kind)));
  return [...open, ...unknownCodes(target, steps, definitions.target)];
}

const shown = (value: string | number | undefined): string => String(value ?? '-');

function compared(source: DataItem, target: DataItem, definitions: Definitions): Difference[] {
  const found: Difference[] = [];
  const add = (aspect: Aspect, a: string | number | undefined, b: string | number | undefined) =>
    found.push({ aspect, source: shown(a), target: shown(b) });
  if (source.type !== target.type && target.type !== 'string')
    add('type', source.type, target.type);
  if (isLonger(source, target)) add('length', source.length, target.length);
  if (formOf(source) !== formOf(target)) add('format', formOf(source), formOf(target));
  if ((source.unit ?? '') !== (target.unit ?? '')) add('unit', source.unit, target.unit);
  if (target.codeTable !== undefined && !areCodesKnown(source, target, definitions))
    add('codeTable', source.codeTable, target.codeTable);
  return found;
}

const isLonger = (source: DataItem, target: DataItem): boolean =>
  target.length !== undefined && (source.length ?? Infinity) > target.length && !isDated(target);

const isDated = ({ type }: DataItem): boolean => type === 'date' || type === 'datetime';

/** How a date is written; of other values the format is for people and differs without consequence. */
function formOf({ type, format }: DataItem): string {
  if (type === 'date') return format ?? 'YYYY-MM-DD';
  if (type === 'datetime') return format ?? 'YYYY-MM-DDThh:mm:ss';
  return format !== undefined && /YYYY|GYY/.test(format) ? format : '';
}

function codesOf(
  { codeTables }: DataDefinition,
  name: string | undefined,
): Set<string> | undefined {
  const found = codeTables.find((table) => table.name === name);
  return found && new Set(Object.keys(found.codes));
}

/** True where every code of the source is one of the target. */
function areCodesKnown(source: DataItem, target: DataItem, definitions: Definitions): boolean {
  const wanted = codesOf(definitions.target, target.codeTable);
  const given = codesOf(definitions.source, source.codeTable);
  return (
    given !== undefined && wanted !== undefined && [...given].every((code) => wanted.has(code))
  );
}

/** Codes a map gives which the target's code table does not have. */
function unknownCodes(
  target: DataItem,
  steps: readonly Step[],
  definition: DataDefinition,
): Difference[] {
  const wanted = codesOf(definition, target.codeTable);
  const map = steps.at(-1)?.map;
  if (!wanted || !map) return [];
  const rest = typeof map.rest === 'object' ? [map.rest.default] : [];
  const given = [...new Set([...Object.values(map.codes), ...rest])];
  const unknown = given.filter((code) => code !== '' && !wanted.has(code));
  if (unknown.length === 0) return [];
  return [{ aspect: 'codeTable', source: unknown.join(' '), target: target.codeTable ?? '-' }];
}
