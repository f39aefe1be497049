/** Files of a review in the secure room, readable by their owner only. */
export abstract class ReviewFiles {
  /** Undefined where there is no such file. */
  abstract read(folder: string, name: string): Promise<string | undefined>;
  /** Puts the file in place whole. */
  abstract replace(folder: string, name: string, text: string): Promise<void>;
  /** Puts a CSV table in place whole, header first; returns its SHA-256 in lower-case hex. */
  abstract replaceTable(
    folder: string,
    name: string,
    rows: readonly (readonly string[])[],
  ): Promise<string>;
}
