const QUOTE = 0x22;
const LF = 0x0a;

/** No record is longer: a quote that never closes must not gather the whole file in memory. */
const LONGEST = 4 * 1024 * 1024;

function quotesIn(bytes: Buffer): number {
  let count = 0;
  if (bytes.includes(QUOTE)) for (const byte of bytes) if (byte === QUOTE) count += 1;
  return count;
}

/** Index after the last line end that stands outside quotes, 0 if there is none; `open`: the bytes end within them. */
function lastRecordEnd(bytes: Buffer, open: boolean): number {
  let [end, inQuotes] = [bytes.length, open];
  for (;;) {
    const quote = end === 0 ? -1 : bytes.lastIndexOf(QUOTE, end - 1);
    const lf = inQuotes || end === 0 ? -1 : bytes.lastIndexOf(LF, end - 1);
    if (lf > quote) return lf + 1;
    if (quote < 0) return 0;
    [end, inQuotes] = [quote, !inQuotes];
  }
}

/**
 * A stream of CSV cut between records, so that threads can read its blocks without each other. Where quotes never
 * close, the cut is anywhere, and whoever reads the block finds the fault.
 */
export async function* recordBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let open = false;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    open = open !== (quotesIn(bytes) % 2 === 1);
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = all.length > LONGEST ? all.length : lastRecordEnd(all, open);
    if (end > 0) yield all.subarray(0, end);
    rest = all.subarray(end);
  }
  if (rest.length > 0) yield rest;
}
