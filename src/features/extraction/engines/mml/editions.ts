/** Editions of documents: which UID is replaced by which newer one of the same patient. */
export class Editions {
  readonly #newer = new Map<string, string>();

  /** @param owner key of the patient: nobody's document replaces another patient's. */
  note(owner: string, uid: string, replaces: readonly string[]): void {
    for (const old of replaces) this.#newer.set(this.#key(owner, old), this.#key(owner, uid));
  }

  isReplaced(owner: string, uid: string): boolean {
    const key = this.#key(owner, uid);
    return this.#newestOf(key) !== key;
  }

  /**
   * The end of a chain of editions, which each of them knows from then on. Editions that name each other as the
   * older one replace nothing, nor what leads to them: which is the newest cannot be told.
   */
  #newestOf(key: string): string {
    const path = new Set<string>();
    let newest = key;
    for (;;) {
      const newer = this.#newer.get(newest) ?? newest;
      if (newer === newest) break;
      path.add(newest);
      newest = newer;
      if (!path.has(newest)) continue;
      for (const one of path) this.#newer.set(one, one);
      return key;
    }
    for (const one of path) this.#newer.set(one, newest);
    return newest;
  }

  /** A string of its own: a part of the text read would keep all of that text in memory. */
  #key(owner: string, uid: string): string {
    return Buffer.from(`${owner}\u0000${uid}`).toString();
  }
}
