import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { Clause, ContractDocument } from './contract-document.js';
import { inOrder } from './longest-order.js';
import { type Segment, segmentsOf } from './text-segments.js';

/** A clause in one of the two texts. */
interface PlacedClause {
  /** 1, 2, … in the text, those without article number included. */
  readonly place: number;
  readonly heading: string;
  readonly text: string;
}

/** What became of one clause. */
export interface ClauseDiff {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed' | 'kept';
  /** It stands in another order towards the clauses that stayed. */
  readonly moved: boolean;
  /** It has another article number, or another title. */
  readonly renumbered: boolean;
  readonly from: PlacedClause | null;
  readonly to: PlacedClause | null;
  readonly segments: readonly Segment[];
}

/** A value beside the clauses: `paymentDays` settled, or `fee.feeYen` of the contract's data. */
export interface ValueDiff {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface TextDiff {
  /** In the order of the new text; a removed clause where it stood. */
  readonly clauses: readonly ClauseDiff[];
  readonly variables: readonly ValueDiff[];
  readonly terms: readonly ValueDiff[];
}

/** 新旧対照. Clause by clause from one text of a contract to another. */
export const diffOf = (from: ContractDocument, to: ContractDocument): TextDiff => ({
  clauses: clauseDiffs(from.clauses, to.clauses),
  variables: valueDiffs(variablesOf(from), variablesOf(to)),
  terms: valueDiffs(termsOf(from), termsOf(to)),
});

export function clauseDiffs(from: readonly Clause[], to: readonly Clause[]): ClauseDiff[] {
  const [old, now] = [placed(from), placed(to)];
  const common = [...now.keys()].filter((key) => old.has(key));
  const stayed = inOrder(common, (key) => old.get(key)?.place ?? 0);
  const present = [...now].map(([key, clause]) =>
    compared(key, old.get(key) ?? null, clause, common.includes(key) && !stayed.has(key)),
  );
  const gone = [...old].filter(([key]) => !now.has(key));
  return gone.reduce(
    (all, [key, clause]) => insertedAfter(all, compared(key, clause, null, false)),
    present,
  );
}

/** By id; a second clause of one id is told apart by its count. */
function placed(clauses: readonly Clause[]): Map<string, PlacedClause> {
  const map = new Map<string, PlacedClause>();
  clauses.forEach(({ id, heading, text }, index) => {
    let key = id;
    for (let count = 2; map.has(key); count++) key = `${id}#${count}`;
    map.set(key, { place: index + 1, heading, text });
  });
  return map;
}

function compared(
  id: string,
  from: PlacedClause | null,
  to: PlacedClause | null,
  moved: boolean,
): ClauseDiff {
  const segments = segmentsOf(from?.text ?? '', to?.text ?? '');
  const renumbered = from !== null && to !== null && from.heading !== to.heading;
  return { id, change: changeOf(from, to), moved, renumbered, from, to, segments };
}

function changeOf(from: PlacedClause | null, to: PlacedClause | null): ClauseDiff['change'] {
  if (!from) return 'added';
  if (!to) return 'removed';
  return from.text === to.text ? 'kept' : 'changed';
}

/** Behind the last clause that stood before it in the old text. */
function insertedAfter(diffs: readonly ClauseDiff[], removed: ClauseDiff): ClauseDiff[] {
  const place = removed.from?.place ?? 0;
  const before = diffs.filter(({ from, moved }) => !moved && from && from.place < place);
  const last = before.reduce<ClauseDiff | undefined>(
    (a, b) => ((a?.from?.place ?? 0) > (b.from?.place ?? 0) ? a : b),
    undefined,
  );
  const at = last ? diffs.indexOf(last) + 1 : 0;
  return [...diffs.slice(0, at), removed, ...diffs.slice(at)];
}

type Values = ReadonlyMap<string, string>;

const variablesOf = (document: ContractDocument): Values =>
  new Map(
    document.kind === 'yuzu.contract/basic'
      ? document.variables.map(({ name, value }) => [name, value])
      : [],
  );

/** What every text has anew, or what is compared otherwise. */
const NOT_TERMS = [
  'kind',
  'schemaVersion',
  'id',
  'number',
  'round',
  'base',
  'proposedBy',
  'answerBy',
  'change',
  'clauses',
  'variables',
];

function termsOf(document: ContractDocument): Values {
  const terms = Object.entries(document).filter(([name]) => !NOT_TERMS.includes(name));
  return new Map(terms.flatMap(([name, value]) => leaves(name, value)));
}

function leaves(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [[name, canonicalJson(value)]];
  // A list of names is one value: an item put in its middle is one change, not one for each behind it.
  if (isTextList(value)) return [[name, value.join('、')]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(`${name}.${key}`, inner));
}

const isTextList = (value: object): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function valueDiffs(from: Values, to: Values): ValueDiff[] {
  const names = [...new Set([...from.keys(), ...to.keys()])];
  return names
    .filter((name) => from.get(name) !== to.get(name))
    .map((name) => ({ name, from: from.get(name) ?? null, to: to.get(name) ?? null }));
}
