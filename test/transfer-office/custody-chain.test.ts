import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  chainFaults,
  continuationOf,
  inOrder,
} from '../../src/features/transfer/domain/media/custody-chain.js';
import {
  type CustodyEvent,
  custodyHash,
} from '../../src/features/transfer/domain/media/custody-event.js';
import type { Medium } from '../../src/features/transfer/domain/media/medium.js';

const MEDIUM: Medium = {
  ...{ id: 'M', owner: 'AOBA', kind: 'ssd', serial: 'S-1' },
  ...{ capacityBytes: 1, hardwareEncrypted: true },
};

let minutes = 0;

/** What an operator records, knowing what it knows. */
function recorded(known: readonly CustodyEvent[], operator: string, skew = 0): CustodyEvent {
  minutes += 1;
  return {
    yuzu: 'custody/1',
    id: `event-${minutes}`,
    chainId: 'C',
    medium: MEDIUM,
    operator,
    ...continuationOf(known, operator),
    kind: 'stored',
    at: new Date(Date.UTC(2026, 10, 21, 0, minutes + skew)).toISOString(),
    actor: 'person:P',
  };
}

type Side = 'AOBA' | 'MINATO';
const SIDES: readonly Side[] = ['AOBA', 'MINATO'];
const other = (side: Side): Side => (side === 'AOBA' ? 'MINATO' : 'AOBA');

/** Both record and hear from each other in any order; letters of one side keep theirs. */
const step = fc.record({
  side: fc.constantFrom(...SIDES),
  what: fc.constantFrom('record' as const, 'hear' as const),
  skew: fc.integer({ min: -90, max: 90 }),
});

function play(steps: readonly { side: Side; what: 'record' | 'hear'; skew: number }[]) {
  const known: Record<Side, CustodyEvent[]> = { AOBA: [], MINATO: [] };
  const mail: Record<Side, CustodyEvent[]> = { AOBA: [], MINATO: [] };
  const hear = (side: Side): void => {
    const letter = mail[side].shift();
    if (letter) known[side].push(letter);
  };
  for (const { side, what, skew } of steps) {
    if (what === 'hear') {
      hear(side);
      continue;
    }
    const event = recorded(known[side], side, skew);
    known[side].push(event);
    mail[other(side)].push(event);
  }
  for (const side of SIDES) while (mail[side].length > 0) hear(side);
  return known;
}

const idsOf = (events: readonly CustodyEvent[]): string[] => events.map(({ id }) => id);

describe('the chain of custody of two operators', () => {
  it('is the same at both sides and without a fault, however late they hear of each other', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { AOBA, MINATO } = play(steps);
        expect(chainFaults(AOBA)).toEqual([]);
        expect(chainFaults(MINATO)).toEqual([]);
        expect(idsOf(inOrder(AOBA))).toEqual(idsOf(inOrder(MINATO)));
      }),
    );
  });

  it('shows what an operator knew before what it then recorded, whatever their clocks say', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const order = inOrder(play(steps).AOBA);
        order.forEach(({ operator, sequence, seen }, index) => {
          const before = order.slice(0, index);
          const own = before.filter((event) => event.operator === operator);
          const others = before.filter((event) => event.operator !== operator);
          expect(own).toHaveLength(sequence - 1);
          expect(others.length).toBeGreaterThanOrEqual(seen.sequence);
        });
      }),
    );
  });

  it('shows every event that is missing, save the last ones nobody has built upon', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(), (steps, at) => {
        const { AOBA: events } = play(steps);
        if (events.length === 0) return;
        const missing = events[at % events.length];
        const rest = events.filter((event) => event !== missing);
        const builtUpon = rest.some(({ operator, sequence, seen }) =>
          operator === missing?.operator
            ? sequence > missing.sequence
            : seen.sequence >= (missing?.sequence ?? 0),
        );
        expect(chainFaults(rest).some(({ fault }) => fault === 'gap')).toBe(builtUpon);
      }),
    );
  });

  it('shows a second history of the same number, and an event altered after others built upon it', () => {
    const first = recorded([], 'AOBA');
    const second = recorded([first], 'AOBA');
    const forged = { ...first, location: '別の保管庫' };
    expect(chainFaults([first, second])).toEqual([]);
    expect(chainFaults([first, second, forged])).toContainEqual({
      ...{ operator: 'AOBA', sequence: 1, fault: 'fork' },
    });
    expect(chainFaults([forged, second])).toEqual([
      { operator: 'AOBA', sequence: 2, fault: 'fork' },
    ]);
    const answer = recorded([first], 'MINATO');
    expect(answer.seen).toEqual({ sequence: 1, sha256: custodyHash(first) });
    expect(chainFaults([forged, answer])).toEqual([
      { operator: 'AOBA', sequence: 1, fault: 'fork' },
    ]);
  });
});
