import { createHash } from 'node:crypto';
import { canonicalText } from '../../../kernel/canonical-text.js';
import { finding, type Finding } from './bundle-findings.js';
import { BUNDLE_FORM, type BundleHeader, type Seal, type Witness } from './bundle-format.js';
import type { SignedCheckpoint } from './checkpoint.js';
import type { FoundEntry } from './leaf-diff.js';
import { leafHash } from './merkle-log.js';
import { personHash, type SaltedPerson } from './person-key.js';

type Json = Record<string, unknown>;
type Zone = 'header' | 'entries' | 'leaves' | 'checkpoint' | 'witnesses' | 'seal' | 'end';
const ORDER: readonly Zone[] = [
  'header',
  'entries',
  'leaves',
  'checkpoint',
  'witnesses',
  'seal',
  'end',
];

const HASH_BYTES = 32;

/** Reads an exported log line by line, in memory of some hundred bytes per entry; signatures are left to the caller. */
export class BundleReader {
  readonly findings: Finding[] = [];
  readonly entries: FoundEntry[] = [];
  /** Leaf hashes (hex) as listed in the file. */
  readonly leaves: string[] = [];
  readonly witnesses: { readonly line: number; readonly witness: Witness }[] = [];
  header?: BundleHeader;
  checkpoint?: SignedCheckpoint;
  seal?: Seal;
  /** SHA-256 (hex) of every byte before the seal. */
  sealedSha256 = '';
  private zone: Zone = 'header';
  private lines = 0;
  private readonly bytes = createHash('sha256');
  private endHolds = false;

  /** One line without its LF, as raw bytes. `ended` is false for a last line that lacks the LF. */
  add(raw: Uint8Array, ended = true): void {
    this.lines += 1;
    const before = this.bytes.copy();
    this.bytes.update(raw).update(ended ? '\n' : '');
    const text = Buffer.from(raw).toString('utf8');
    const value = ended ? parseObject(text) : undefined;
    if (value === undefined) this.unreadable();
    else this.placeSafely(value, text, before.digest('hex'));
  }

  /** A line nested deeper than any stack is as good as unreadable. */
  private placeSafely(value: Json, text: string, sha256Before: string): void {
    try {
      this.place(value, text, sha256Before);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      this.unreadable();
    }
  }

  /** What the lines themselves show; to be called once, after the last line. */
  close(): Finding[] {
    if (!this.checkpoint) this.findings.push(finding('checkpoint-missing'));
    if (!this.seal) this.findings.push(finding('seal-missing'));
    if (!this.endHolds) this.findings.push(finding('end-altered'));
    return this.findings;
  }

  private unreadable(): void {
    this.note('line-unreadable');
    // Among the entries it still takes the place of one, so that the diff can name it.
    if (this.zone === 'header' && this.lines > 1) this.zone = 'entries';
    if (this.zone === 'entries') this.entries.push({ line: this.lines });
  }

  private place(value: Json, text: string, sha256Before: string): void {
    const zone = zoneOf(value);
    if (zone === undefined) {
      this.unreadable();
      return;
    }
    if (this.isPast(zone)) {
      this.note('line-misplaced');
      return;
    }
    this.endHolds = false;
    this.zone = zone;
    if (zone === 'entries') this.readEntry(value, text);
    else if (canonicalText(value) === text) this.readOther(zone, value, sha256Before);
    else this.note('line-unreadable');
  }

  private isPast(zone: Zone): boolean {
    const [here, there] = [ORDER.indexOf(this.zone), ORDER.indexOf(zone)];
    const once = zone !== 'entries' && zone !== 'leaves' && zone !== 'witnesses';
    return there < here || (once && there === here && this.lines > 1);
  }

  private readEntry(value: Json, text: string): void {
    const { entry, person } = value as { entry: Json; person?: SaltedPerson };
    const canonical = canonicalText(entry);
    const rest = person === undefined ? '' : `,"person":${canonicalText(person)}`;
    const asWritten = text === `{"entry":${canonical}${rest}}`;
    const sequence = typeof entry.sequence === 'number' ? entry.sequence : undefined;
    this.entries.push({
      line: this.lines,
      ...(asWritten ? { hash: leafHash(canonical).toString('hex') } : {}),
      ...(sequence === undefined ? {} : { sequence }),
    });
    if (person !== undefined && personHash(person) !== entry.person)
      this.note('person-altered', { sequence: sequence ?? '?' });
  }

  private readOther(zone: Zone, value: Json, sha256Before: string): void {
    if (zone === 'header') this.header = value as unknown as BundleHeader;
    else if (zone === 'leaves') this.readLeaves(value);
    else if (zone === 'checkpoint') this.checkpoint = value.checkpoint as SignedCheckpoint;
    else if (zone === 'witnesses')
      this.witnesses.push({ line: this.lines, witness: value.witness as Witness });
    else if (zone === 'seal') [this.seal, this.sealedSha256] = [value.seal as Seal, sha256Before];
    else this.endHolds = (value.end as { sha256?: unknown }).sha256 === sha256Before;
  }

  private readLeaves({ from, leaves }: Json): void {
    const block = Buffer.from(String(leaves), 'base64');
    if (from !== this.leaves.length || block.length % HASH_BYTES !== 0) this.note('line-misplaced');
    for (let at = 0; at < block.length; at += HASH_BYTES)
      this.leaves.push(block.toString('hex', at, at + HASH_BYTES));
  }

  private note(code: Finding['code'], facts: Finding['facts'] = {}): void {
    this.endHolds = false;
    this.findings.push(finding(code, { line: this.lines, ...facts }));
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseObject(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const strings = (value: unknown, ...names: string[]): boolean =>
  isObject(value) && names.every((name) => typeof value[name] === 'string');

function zoneOf(value: Json): Zone | undefined {
  if (value.yuzu === BUNDLE_FORM) return strings(value, 'publicKey') ? 'header' : undefined;
  if (isObject(value.entry))
    return value.person === undefined || isObject(value.person) ? 'entries' : undefined;
  if (strings(value, 'leaves')) return 'leaves';
  if (strings(value.checkpoint, 'text', 'signature')) return 'checkpoint';
  if (strings(value.witness, 'operator', 'text', 'signature', 'publicKey')) return 'witnesses';
  if (strings(value.seal, 'sha256', 'signature')) return 'seal';
  return isObject(value.end) ? 'end' : undefined;
}
