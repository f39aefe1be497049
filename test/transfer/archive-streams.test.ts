import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { together } from '../../src/features/transfer/application/together.js';
import { inStreams } from '../../src/features/transfer/domain/archive-streams.js';
import { ok, refuse } from '../../src/kernel/outcome.js';
import { archiveErrors } from '../../src/features/transfer/domain/package-errors.js';

const REFUSED = refuse(archiveErrors.ARCHIVE_DAMAGED, { file: '7z' });

describe('an archive read in several streams', () => {
  it('has every entry in one of them, in its order and with all of its block', () => {
    const entries = fc.array(fc.record({ block: fc.nat(6), bytes: fc.nat(1000) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 4 }), (all, most) => {
        const places = new Map(all.map((entry, i) => [entry, i]));
        const streams = inStreams(all, most);
        expect(streams.length).toBe(Math.min(most, new Set(all.map(({ block }) => block)).size));
        expect(new Set(streams.flat())).toEqual(new Set(all));
        expect(streams.flat()).toHaveLength(all.length);
        for (const stream of streams) {
          const order = stream.map((entry) => places.get(entry) ?? -1);
          expect(order).toEqual([...order].sort((a, b) => a - b));
          for (const { block } of stream)
            expect(stream.filter((entry) => entry.block === block)).toEqual(
              all.filter((entry) => entry.block === block),
            );
        }
      }),
    );
  });

  it('has the largest by itself where the others together are smaller', () => {
    const of = (block: number, bytes: number) => ({ block, bytes });
    const all = [of(0, 97), of(1, 647), of(2, 45), of(3, 282)];
    expect(inStreams(all, 2)).toEqual([[of(1, 647)], [of(0, 97), of(2, 45), of(3, 282)]]);
  });
});

describe('works at the same time', () => {
  const waits = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('ended'));
      });
    });

  it('are all done where none fails', async () => {
    const done: number[] = [];
    const work = (n: number) => () => {
      done.push(n);
      return Promise.resolve(ok());
    };
    expect(await together([work(1), work(2)])).toMatchObject({ ok: true });
    expect(done).toEqual([1, 2]);
  });

  it('tell the refusal that came first, and end the others', async () => {
    expect(await together([waits, () => Promise.resolve(REFUSED)])).toEqual(REFUSED);
  });

  it('throw the fault that came first, and end the others', async () => {
    const fault = new Error('disk');
    await expect(together([waits, () => Promise.reject(fault)])).rejects.toBe(fault);
  });
});
