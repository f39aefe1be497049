/** One line of links.csv: which person a record belongs to. */
export interface LinkLine {
  /** e.g. `P00000001`, numbered in the order of the records; means nothing outside this linkage. */
  readonly personKey: string;
  readonly operator: string;
  readonly institution: string;
  readonly patient: string;
  /** Strongest rule that linked the record; '' = linked with nobody. */
  readonly rule: string;
}

/** One pair for clerical review (目視確認). */
export interface ReviewLine {
  readonly reason: 'ambiguous' | 'contradicted';
  readonly rule: string;
  readonly left: Omit<LinkLine, 'personKey' | 'rule'>;
  readonly right: Omit<LinkLine, 'personKey' | 'rule'>;
}

/** Files of one linkage being written; they appear under their names all together in `publish`. */
export interface LinkFiles {
  links(lines: readonly LinkLine[]): Promise<void>;
  reviews(lines: readonly ReviewLine[]): Promise<void>;
  /** Ends the tables and returns the SHA-256 of links.csv, lower-case hex. */
  finish(): Promise<string>;
  /** Makes links.csv, review.csv and, last of all, the receipt visible. */
  publish(receipt: string): Promise<void>;
}

/** The output folder of `yuzu link`. Readable by its owner only. */
export abstract class LinkOutput {
  /** Runs `work` on new files in `folder`; whatever was not published is erased afterwards. */
  abstract write<T>(folder: string, work: (files: LinkFiles) => Promise<T>): Promise<T>;
}
