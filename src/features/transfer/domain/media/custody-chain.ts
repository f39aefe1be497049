import { type CustodyEvent, custodyHash, NOTHING, type SeenStrand } from './custody-event.js';

/** What does not hold in a chain: a number is missing, or two histories were told. */
export interface ChainFault {
  readonly operator: string;
  /** In that operator's strand. */
  readonly sequence: number;
  readonly fault: 'gap' | 'fork';
}

type Events = readonly CustodyEvent[];

const strandOf = (events: Events, operator: string): CustodyEvent[] =>
  events
    .filter((event) => event.operator === operator)
    .sort((one, other) => one.sequence - other.sequence);

const operatorsOf = (events: Events): string[] =>
  [...new Set(events.map(({ operator }) => operator))].sort();

/** The last event of the strand as far as it is gapless. */
function headOf(events: Events, operator: string): CustodyEvent | undefined {
  const strand = strandOf(events, operator);
  let head: CustodyEvent | undefined;
  for (const event of strand) if (event.sequence === (head?.sequence ?? 0) + 1) head = event;
  return head;
}

const positionOf = (head: CustodyEvent | undefined): SeenStrand =>
  head ? { sequence: head.sequence, sha256: custodyHash(head) } : { sequence: 0, sha256: NOTHING };

/** What a new event of this operator follows on: its own strand, and what it knows of the other's. */
export function continuationOf(
  events: Events,
  operator: string,
): Pick<CustodyEvent, 'sequence' | 'previous' | 'seen'> {
  const own = positionOf(headOf(events, operator));
  const other = operatorsOf(events).find((code) => code !== operator);
  const seen = positionOf(other === undefined ? undefined : headOf(events, other));
  return { sequence: own.sequence + 1, previous: own.sha256, seen };
}

/** Every gap and fork of the chain, the same at both sides for the same events. */
export function chainFaults(events: Events): ChainFault[] {
  return operatorsOf(events).flatMap((operator) => [
    ...strandFaults(strandOf(events, operator), operator),
    ...seenFaults(events, operator),
  ]);
}

function strandFaults(strand: Events, operator: string): ChainFault[] {
  const at = (sequence: number) => strand.filter((event) => event.sequence === sequence);
  const sequences = [...new Set(strand.map(({ sequence }) => sequence))];
  return sequences.flatMap((sequence): ChainFault[] => {
    const [told, before] = [at(sequence), at(sequence - 1)];
    if (sequence > 1 && before.length === 0)
      return [{ operator, sequence: sequence - 1, fault: 'gap' }];
    const hashes = sequence === 1 ? [NOTHING] : before.map(custodyHash);
    const follows = told.every(({ previous }) => hashes.includes(previous));
    return told.length === 1 && follows ? [] : [{ operator, sequence, fault: 'fork' }];
  });
}

/** What one operator says it saw of the other's strand, and what that strand is. */
function seenFaults(events: Events, operator: string): ChainFault[] {
  const others = events.filter((event) => event.operator !== operator);
  return strandOf(events, operator).flatMap(({ seen }): ChainFault[] => {
    if (seen.sequence === 0) return [];
    const { sequence } = seen;
    const there = others.filter((event) => event.sequence === sequence);
    const [first] = there;
    if (!first) return [{ operator: otherThan(operator, events), sequence, fault: 'gap' }];
    if (there.some((event) => custodyHash(event) === seen.sha256)) return [];
    return [{ operator: first.operator, sequence, fault: 'fork' }];
  });
}

const otherThan = (operator: string, events: Events): string =>
  operatorsOf(events).find((code) => code !== operator) ?? '?';

/**
 * The events in the one order both sides show: what an operator had seen stands before what it then
 * recorded, and what neither had seen of the other stands by its instant.
 */
export function inOrder(events: Events): CustodyEvent[] {
  const strands = operatorsOf(events).map((operator) => strandOf(events, operator));
  const shown: CustodyEvent[] = [];
  const reached = (operator: string) =>
    Math.max(0, ...shown.filter((event) => event.operator === operator).map((e) => e.sequence));
  for (;;) {
    const heads = strands.flatMap(([head]) => (head ? [head] : []));
    const ready = heads.filter(({ operator, seen }) =>
      heads.every((head) => head.operator === operator || reached(head.operator) >= seen.sequence),
    );
    // Neither is ready only where the chain is forged; it is shown all the same.
    const next = earliest(ready.length > 0 ? ready : heads);
    if (!next) return shown;
    shown.push(next);
    strands.find(([head]) => head === next)?.shift();
  }
}

const earliest = (events: Events): CustodyEvent | undefined =>
  events.toSorted(
    (one, other) => compare(one.at, other.at) || compare(one.operator, other.operator),
  )[0];

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
