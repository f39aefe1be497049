/** More editions than a document has in practice; beyond, a chain is not followed to its end. */
const LONGEST_CHAIN = 1_000;

/** Editions of documents: which UID is replaced by which newer one of the same patient. */
export class Editions {
  readonly #newer = new Map<string, string>();

  /** @param owner key of the patient: nobody's document replaces another patient's. */
  note(owner: string, uid: string, replaces: readonly string[]): void {
    for (const old of replaces) this.#newer.set(this.#key(owner, old), this.#key(owner, uid));
  }

  /** Editions that name each other as the older one replace nothing: which is the newer cannot be told. */
  isReplaced(owner: string, uid: string): boolean {
    const seen = new Set([this.#key(owner, uid)]);
    let newer = this.#newer.get(this.#key(owner, uid));
    while (newer !== undefined && seen.size < LONGEST_CHAIN) {
      if (seen.has(newer)) return false;
      seen.add(newer);
      newer = this.#newer.get(newer);
    }
    return seen.size > 1;
  }

  /** A string of its own: a part of the text read would keep all of that text in memory. */
  #key(owner: string, uid: string): string {
    return Buffer.from(`${owner}\u0000${uid}`).toString();
  }
}
