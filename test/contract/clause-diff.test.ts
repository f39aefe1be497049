import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ClauseDiff, clauseDiffs } from '../../src/features/contract/domain/clause-diff.js';
import type { Clause } from '../../src/features/contract/domain/contract-document.js';
import { type Segment, segmentsOf } from '../../src/features/contract/domain/text-segments.js';

const clause = (id: string, text: string, heading = id): Clause => ({ id, heading, text });

const joined = (segments: readonly Segment[], without: Segment['kind']) =>
  segments
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

/** The new text, from nothing but the diff. */
const applied = (diffs: readonly ClauseDiff[]): Clause[] =>
  diffs
    .filter(({ to }) => to !== null)
    .sort((a, b) => (a.to?.place ?? 0) - (b.to?.place ?? 0))
    .map(({ id, to, segments }) => ({
      id: id.replace(/#\d+$/, ''),
      heading: to?.heading ?? '',
      text: joined(segments, 'deleted'),
    }));

const reverted = (diffs: readonly ClauseDiff[]): Clause[] =>
  diffs
    .filter(({ from }) => from !== null)
    .sort((a, b) => (a.from?.place ?? 0) - (b.from?.place ?? 0))
    .map(({ id, from, segments }) => ({
      id: id.replace(/#\d+$/, ''),
      heading: from?.heading ?? '',
      text: joined(segments, 'inserted'),
    }));

const words = fc.string({
  unit: fc.constantFrom('甲', '乙', '第', '条', '30', '日', '。', '𠮷', '\n', 'を', '及び'),
  maxLength: 40,
});
const texts = fc.array(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), heading: words, text: words }),
  { maxLength: 6 },
);

describe('the diff of two texts', () => {
  it('gives the new text when it is applied, and the old one when it is undone', () => {
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        const diffs = clauseDiffs(from, to);
        expect(applied(diffs)).toEqual(to);
        expect(reverted(diffs)).toEqual(from);
      }),
    );
  });

  it('of a text with itself names no change', () => {
    fc.assert(
      fc.property(texts, (same) => {
        for (const diff of clauseDiffs(same, same))
          expect(diff).toMatchObject({ change: 'kept', moved: false, renumbered: false });
      }),
    );
  });

  it('names an added clause, and the renumbering of those behind it, as what they are', () => {
    const from = [clause('fee', 'x', '第1条（金額）'), clause('term', 'y', '第2条（期間）')];
    const to = [
      clause('fee', 'x', '第1条（金額）'),
      clause('tax', 'z', '第2条（税）'),
      clause('term', 'y', '第3条（期間）'),
    ];
    expect(clauseDiffs(from, to)).toMatchObject([
      { id: 'fee', change: 'kept', renumbered: false },
      { id: 'tax', change: 'added', from: null },
      { id: 'term', change: 'kept', renumbered: true, moved: false },
    ]);
  });

  it('lists a removed clause where it stood', () => {
    const from = ['a', 'b', 'c'].map((id) => clause(id, id));
    const diffs = clauseDiffs(from, [clause('a', 'a'), clause('c', 'c')]);
    expect(diffs.map(({ id, change }) => [id, change])).toEqual([
      ['a', 'kept'],
      ['b', 'removed'],
      ['c', 'kept'],
    ]);
  });

  it('says of the clause that was moved that it moved, and not of those it passed', () => {
    const from = ['a', 'b', 'c', 'd'].map((id) => clause(id, id));
    const to = ['d', 'a', 'b', 'c'].map((id) => clause(id, id));
    const moved = clauseDiffs(from, to).filter((diff) => diff.moved);
    expect(moved.map(({ id }) => id)).toEqual(['d']);
  });
});

describe('the segments of a changed clause', () => {
  it('show the figure that changed and leave the rest', () => {
    const segments = segmentsOf(
      '請求書を受領した日から60日以内に',
      '請求書を受領した日から30日以内に',
    );
    expect(segments).toEqual([
      { kind: 'same', text: '請求書を受領した日から' },
      { kind: 'deleted', text: '60' },
      { kind: 'inserted', text: '30' },
      { kind: 'same', text: '日以内に' },
    ]);
  });

  it('never cut a character of two code units in half', () => {
    for (const { text } of segmentsOf('𠮷田', '𡈽田'))
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
  });

  it('answer for texts that have nothing in common, however long', () => {
    const [from, to] = ['甲'.repeat(20_000), '乙'.repeat(20_000)];
    expect(segmentsOf(from, to)).toEqual([
      { kind: 'deleted', text: from },
      { kind: 'inserted', text: to },
    ]);
  });
});
