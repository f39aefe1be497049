import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { csvRecord } from '../../../../platform/csv/write-csv.js';
import {
  LinkOutput,
  type LinkFiles,
  type LinkLine,
  type PairScore,
  type ReviewLine,
} from '../../application/ports/link-output.js';
import { inWorkDirectory } from '../duckdb/work-directory.js';

/** A file being written, readable by its owner only. */
class NewFile {
  private readonly hash = createHash('sha256');

  private constructor(
    readonly name: string,
    readonly temporary: string,
    private readonly handle: FileHandle,
  ) {}

  static async in(folder: string, name: string): Promise<NewFile> {
    const temporary = join(folder, name);
    return new NewFile(name, temporary, await open(temporary, 'wx', 0o600));
  }

  async append(text: string): Promise<void> {
    this.hash.update(text);
    await this.handle.appendFile(text);
  }

  /** On disk; returns the SHA-256 of everything written. */
  async end(): Promise<string> {
    await this.handle.sync();
    await this.handle.close();
    return this.hash.digest('hex');
  }

  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }
}

const scoreCells = (score?: PairScore): string[] =>
  score
    ? [String(score.pattern), score.weight.toFixed(2), score.probability.toFixed(6)]
    : ['', '', ''];

class FolderFiles implements LinkFiles {
  constructor(
    private readonly folder: string,
    private readonly linkFile: NewFile,
    private readonly reviewFile: NewFile,
    private readonly evidenceFile: NewFile,
    private readonly receiptFile: NewFile,
  ) {}

  links(lines: readonly LinkLine[]): Promise<void> {
    const text = lines.map((line) =>
      csvRecord([
        ...[line.personKey, line.operator, line.institution, line.patient, line.rule],
        ...scoreCells(line.link),
      ]),
    );
    return this.linkFile.append(text.join(''));
  }

  reviews(lines: readonly ReviewLine[]): Promise<void> {
    const text = lines.map(({ reason, rule, left, right, score }) =>
      csvRecord([
        reason,
        rule,
        ...[left, right].flatMap((one) => [one.operator, one.institution, one.patient]),
        ...scoreCells(score),
      ]),
    );
    return this.reviewFile.append(text.join(''));
  }

  async finish(): Promise<{ links: string; review: string }> {
    return { review: await this.reviewFile.end(), links: await this.linkFile.end() };
  }

  async publish(evidence: string, receipt: string): Promise<void> {
    await this.evidenceFile.append(evidence);
    await this.evidenceFile.end();
    await this.receiptFile.append(receipt);
    await this.receiptFile.end();
    // An earlier run's receipt must not stand beside new tables if we are stopped half-way.
    await rm(join(this.folder, this.receiptFile.name), { force: true });
    for (const file of [this.linkFile, this.reviewFile, this.evidenceFile, this.receiptFile])
      await rename(file.temporary, join(this.folder, file.name));
  }
}

const SCORE_HEADER = ['pattern', 'weight', 'probability'];
const LINK_HEADER = [
  ...['person_key', 'operator', 'institution_code', 'patient_id', 'rule'],
  ...SCORE_HEADER,
];
const REVIEW_HEADER = [
  'reason',
  'rule',
  ...['left', 'right'].flatMap((side) =>
    ['operator', 'institution_code', 'patient_id'].map((name) => `${side}_${name}`),
  ),
  ...SCORE_HEADER,
];

const NAMES = ['links.csv', 'review.csv', 'evidence.json', 'link.receipt.json'] as const;

/**
 * `links.csv`, `review.csv`, `evidence.json` and `link.receipt.json` in a folder. Until they are complete they lie
 * in a working directory, which the next run erases if this one is killed: they name persons.
 */
export class FileLinkOutput extends LinkOutput {
  override write<T>(folder: string, work: (files: LinkFiles) => Promise<T>): Promise<T> {
    return inWorkDirectory(folder, async (directory) => {
      const files: NewFile[] = [];
      try {
        for (const name of NAMES) files.push(await NewFile.in(directory, name));
        const [links, reviews, evidence, receipt] = files as [NewFile, NewFile, NewFile, NewFile];
        await links.append(csvRecord(LINK_HEADER));
        await reviews.append(csvRecord(REVIEW_HEADER));
        return await work(new FolderFiles(folder, links, reviews, evidence, receipt));
      } finally {
        for (const file of files) await file.discard();
      }
    });
  }
}
