/** Receipts read so far: a bit per receipt number of each institution and claim month, so that millions fit. */
export class SeenReceipts {
  readonly #numbers = new Map<string, Uint8Array>();
  /** Receipts claimed again keep the number of an earlier file; the review’s search number tells them apart. */
  readonly #searchNumbers = new Set<string>();

  /** Whether the receipt is met for the first time. */
  meet(file: string, number: number, searchNumber: string): boolean {
    if (searchNumber === '') return this.#meetNumber(file, number);
    const key = `${file} ${number} ${searchNumber}`;
    const isNew = !this.#searchNumbers.has(key);
    this.#searchNumbers.add(key);
    return isNew;
  }

  #meetNumber(file: string, number: number): boolean {
    const at = number >> 3;
    const bit = 1 << (number & 7);
    const bits = this.#bits(file, at);
    const isNew = ((bits[at] ?? 0) & bit) === 0;
    bits[at] = (bits[at] ?? 0) | bit;
    return isNew;
  }

  #bits(file: string, at: number): Uint8Array {
    const known = this.#numbers.get(file) ?? new Uint8Array(64);
    const bits = at < known.length ? known : new Uint8Array(2 * (at + 1));
    if (bits !== known) bits.set(known);
    this.#numbers.set(file, bits);
    return bits;
  }
}
