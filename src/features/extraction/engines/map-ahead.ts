/**
 * Maps an async sequence with up to `ahead` items in work at once; results come in the order of the
 * sequence. What fails is thrown at its place in the order.
 */
export async function* mapAhead<A, B>(
  items: AsyncIterable<A>,
  ahead: number,
  map: (item: A) => Promise<B>,
): AsyncGenerator<B> {
  const working: Promise<B>[] = [];
  for await (const item of items) {
    const result = map(item);
    // Awaited below in order; until then a rejection must not count as unhandled.
    result.catch(() => undefined);
    working.push(result);
    const first = working.length >= ahead ? working.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of working) yield await result;
}
