import { type ArrayChange, diffArrays } from 'diff';

/** A piece of a text: without the inserted ones they are the old text, without the deleted the new. */
export interface Segment {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
}

/** Beyond that many changed characters a comparison says nothing to a reader, and takes long. */
const MAX_EDITS = 500;

/** A single character that happens to stay between two changes makes both unreadable. */
const SHORTEST_KEPT = 2;

/** Characters, but a figure or a Latin word as one: 60 becomes 30, not 6 becomes 3. */
const tokensOf = (text: string): string[] => text.match(/[0-9A-Za-z][0-9A-Za-z,.]*|./gsu) ?? [];

/** What became of a text, in characters, deletions before insertions. */
export function segmentsOf(from: string, to: string): Segment[] {
  if (from === to) return present([{ kind: 'same', text: from }]);
  const changes = diffArrays(tokensOf(from), tokensOf(to), { maxEditLength: MAX_EDITS });
  const segments = changes?.map(segmentOf) ?? replaced(from, to);
  return groups(segments).flatMap((group) => present(merged(group)));
}

const segmentOf = ({ added, removed, value }: ArrayChange<string>): Segment => ({
  kind: added ? 'inserted' : removed ? 'deleted' : 'same',
  text: value.join(''),
});

const replaced = (from: string, to: string): Segment[] => [
  { kind: 'deleted', text: from },
  { kind: 'inserted', text: to },
];

const present = (segments: Segment[]): Segment[] => segments.filter(({ text }) => text !== '');

/** Runs of changes, with what is too short to stand between them; and what is kept. */
function groups(segments: readonly Segment[]): Segment[][] {
  const all: Segment[][] = [];
  segments.forEach((segment, index) => {
    const previous = all.at(-1);
    const joins = previous && !isKept(previous) && !isRest(segments, index);
    if (joins) previous.push(segment);
    else all.push([segment]);
  });
  return all;
}

const isKept = ([first, second]: readonly Segment[]): boolean =>
  first?.kind === 'same' && second === undefined;

const isRest = (segments: readonly Segment[], index: number): boolean =>
  segments[index]?.kind === 'same' &&
  (tokensOf(segments[index].text).length >= SHORTEST_KEPT || index === segments.length - 1);

function merged(group: readonly Segment[]): Segment[] {
  if (isKept(group)) return [...group];
  const without = (kind: Segment['kind']) =>
    group
      .filter((segment) => segment.kind !== kind)
      .map(({ text }) => text)
      .join('');
  return replaced(without('inserted'), without('deleted'));
}
