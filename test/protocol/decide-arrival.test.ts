import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from '../../src/kernel/canonical-json.js';
import { decideArrival } from '../../src/protocol/channel/decide-arrival.js';
import { NO_PREVIOUS } from '../../src/protocol/envelope/envelope.js';

interface Link {
  readonly sequence: number;
  readonly previous: string;
  readonly content: string;
  readonly digest: string;
}

const link = (sequence: number, previous: string, content: string): Link => ({
  sequence,
  previous,
  content,
  digest: digestOf({ sequence, previous, content }),
});

function chain(length: number): Link[] {
  const links: Link[] = [];
  for (let n = 1; n <= length; n++)
    links.push(link(n, links.at(-1)?.digest ?? NO_PREVIOUS, `message ${n}`));
  return links;
}

/** Receiving end as the storage keeps it. */
class Receiver {
  readonly applied: Link[] = [];

  take(arriving: Link) {
    const last = this.applied.at(-1);
    const position = { sequence: last?.sequence ?? 0, digest: last?.digest ?? NO_PREVIOUS };
    const before = this.applied[arriving.sequence - 1]?.digest;
    const decision = decideArrival(position, arriving, arriving.digest, before);
    if (decision.kind === 'apply') this.applied.push(arriving);
    return decision;
  }
}

/** What two transports do to the deliveries: each may lose, double and reorder, and they interleave. */
const weather = (length: number) => fc.array(fc.nat(length - 1), { maxLength: length * 4 });

describe('The channel', () => {
  it('applies every envelope once and in order, whatever two transports lose, double and mix up', () => {
    const cases = fc
      .integer({ min: 1, max: 12 })
      .chain((n) => fc.tuple(fc.constant(n), weather(n)));
    fc.assert(
      fc.property(cases, ([length, deliveries]) => {
        const links = chain(length);
        const receiver = new Receiver();
        for (const index of deliveries) receiver.take(links[index] as Link);
        // The resend: from what the receiver says it expects.
        for (let at = receiver.applied.length; at < length; at = receiver.applied.length)
          expect(receiver.take(links[at] as Link)).toEqual({ kind: 'apply' });
        expect(receiver.applied).toEqual(links);
      }),
      { numRuns: 500 },
    );
  });

  it('never applies a fork: another envelope under a number, or one that continues another history', () => {
    const cases = fc.record({
      length: fc.integer({ min: 1, max: 8 }),
      applied: fc.nat(8),
      at: fc.integer({ min: 1, max: 9 }),
      stranger: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ length, applied, at, stranger }) => {
        const links = chain(length);
        const receiver = new Receiver();
        for (const one of links.slice(0, applied)) receiver.take(one);
        const before = [...receiver.applied];
        const expected = before.length + 1;
        const foreign = at >= expected || stranger ? 'f'.repeat(64) : links[at - 1]?.previous;
        const decision = receiver.take(link(at, foreign ?? '', 'forged'));
        expect(decision).toEqual(at > expected ? { kind: 'gap', expected } : { kind: 'fork' });
        expect(receiver.applied).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('ignores what it has applied before and names what it misses', () => {
    const links = chain(4);
    const receiver = new Receiver();
    const kinds = [0, 0, 2, 1, 0, 2].map((index) => receiver.take(links[index] as Link));
    expect(kinds).toEqual([
      { kind: 'apply' },
      { kind: 'duplicate' },
      { kind: 'gap', expected: 2 },
      { kind: 'apply' },
      { kind: 'duplicate' },
      { kind: 'apply' },
    ]);
  });
});
