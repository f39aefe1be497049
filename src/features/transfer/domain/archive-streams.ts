interface Packed {
  readonly bytes: number;
  readonly block: number;
}

interface Stream {
  bytes: number;
  readonly blocks: Set<number>;
}

const add = (sizes: Map<number, number>, { block, bytes }: Packed): Map<number, number> =>
  sizes.set(block, (sizes.get(block) ?? 0) + bytes);

/**
 * Entries shared out to streams that can be read at the same time, `most` of them and of about equal size: the largest
 * block first, to whoever has least. Entries keep their order.
 */
export function inStreams<Entry extends Packed>(
  entries: readonly Entry[],
  most: number,
): Entry[][] {
  const sizes = [...entries.reduce(add, new Map<number, number>())].sort(([, a], [, b]) => b - a);
  const streams: Stream[] = [];
  for (const [block, bytes] of sizes) {
    if (streams.length < most) streams.push({ bytes, blocks: new Set([block]) });
    else {
      const least = streams.reduce((a, b) => (b.bytes < a.bytes ? b : a));
      least.blocks.add(block);
      least.bytes += bytes;
    }
  }
  return streams.map(({ blocks }) => entries.filter(({ block }) => blocks.has(block)));
}
