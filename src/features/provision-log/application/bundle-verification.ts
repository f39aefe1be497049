import { finding, type Finding, type FindingCode } from '../domain/bundle-findings.js';
import { sealText, witnessText, type BundleHeader, type Witness } from '../domain/bundle-format.js';
import { BundleReader } from '../domain/bundle-reader.js';
import { originOf, parseCheckpoint, type Checkpoint } from '../domain/checkpoint.js';
import { diffLeaves, type FoundEntry } from '../domain/leaf-diff.js';
import { append, emptyFrontier, rootOf, type Frontier } from '../domain/merkle-log.js';
import type { Facts } from '../../../kernel/outcome.js';
import type { SignatureCheck } from './ports/signature-check.js';

export interface BundleReport {
  /** True if nothing at all was found. */
  readonly intact: boolean;
  readonly operator: string | null;
  readonly size: number;
  /** Root hash of the checkpoint, base64, and its instant. */
  readonly root: string | null;
  readonly at: string | null;
  /** Fingerprint of the key that must have signed, and whether it is one the caller trusts. */
  readonly fingerprint: string | null;
  readonly keyConfirmed: boolean;
  readonly withPersons: boolean;
  readonly witnesses: readonly { operator: string; size: number; keyConfirmed: boolean }[];
  readonly findings: readonly Finding[];
}

const LF = 0x0a;

/** Checks an exported log: `feed` its bytes, then `finish`. Needs nothing but the file and public keys. */
export class BundleVerification {
  private readonly reader = new BundleReader();
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly signatures: SignatureCheck) {}

  feed(chunk: Uint8Array): void {
    const bytes = this.rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      this.reader.add(bytes.subarray(start, end));
      start = end + 1;
    }
    this.rest = Buffer.from(bytes.subarray(start));
  }

  /** `trusted`: armored public keys whose fingerprints the caller has compared; may be empty. */
  async finish(trusted: readonly string[]): Promise<BundleReport> {
    if (this.rest.length > 0) this.reader.add(this.rest, false);
    const { reader } = this;
    const findings = reader.close();
    const note = (code: FindingCode, facts?: Facts) => findings.push(finding(code, facts));
    const key = await this.keyOf(reader.header, trusted, note);
    const checkpoint = await this.checkpoint(key.publicKey, note);
    this.header(checkpoint, note);
    findings.push(...this.records(checkpoint));
    await this.seal(key.publicKey, note);
    const witnesses = await this.witnesses(trusted, note);
    return {
      intact: findings.length === 0,
      operator: reader.header?.operator ?? null,
      size: checkpoint?.size ?? 0,
      root: checkpoint?.root.toString('base64') ?? null,
      at: checkpoint?.at ?? null,
      fingerprint: key.fingerprint ?? null,
      keyConfirmed: key.confirmed,
      withPersons: reader.header?.withPersons === true,
      witnesses,
      findings,
    };
  }

  /** The file's own key; where the caller brings keys, it must be among them. */
  private async keyOf(header: BundleHeader | undefined, trusted: readonly string[], note: Note) {
    const publicKey = header?.publicKey ?? '';
    const fingerprint = await this.signatures.fingerprintOf(publicKey);
    if (header && fingerprint !== header.fingerprint)
      note('header-altered', { field: 'publicKey' });
    const known = await this.trustedKey(fingerprint, trusted);
    if (known === undefined && trusted.length > 0)
      note('key-unknown', { fingerprint: fingerprint ?? '?' });
    return { publicKey: known ?? publicKey, fingerprint, confirmed: known !== undefined };
  }

  private async trustedKey(fingerprint: string | undefined, trusted: readonly string[]) {
    for (const key of trusted)
      if (fingerprint !== undefined && (await this.signatures.fingerprintOf(key)) === fingerprint)
        return key;
    return undefined;
  }

  private async checkpoint(publicKey: string, note: Note): Promise<Checkpoint | undefined> {
    const { checkpoint } = this.reader;
    if (!checkpoint) return undefined;
    const { text, signature } = checkpoint;
    if (!(await this.signatures.holds(text, signature, publicKey))) note('checkpoint-altered');
    return parseCheckpoint(text);
  }

  private header(checkpoint: Checkpoint | undefined, note: Note): void {
    const { header } = this.reader;
    if (!header) return;
    if (header.origin !== originOf(header.operator)) note('header-altered', { field: 'operator' });
    if (!checkpoint) return;
    if (header.origin !== checkpoint.origin) note('header-altered', { field: 'origin' });
    if (header.size !== checkpoint.size) note('header-altered', { field: 'size' });
  }

  private records(checkpoint: Checkpoint | undefined): Finding[] {
    const { entries, leaves } = this.reader;
    const root = checkpoint?.root.toString('hex');
    const listed = rootOfHex(leaves) === root && leaves.length === checkpoint?.size;
    if (listed) return diffLeaves(leaves, entries);
    // A line that cannot be read may have been one of the list, not a record.
    const read = entries.flatMap(({ hash }) => (hash === undefined ? [] : [hash]));
    if (root === undefined || (rootOfHex(read) === root && read.length === checkpoint?.size))
      return root === undefined ? [] : [finding('leaf-list-altered')];
    return [finding('root-mismatch'), ...this.suspects(leaves, entries)];
  }

  private suspects(leaves: readonly string[], entries: readonly FoundEntry[]): Finding[] {
    return leaves.length === 0 ? [] : diffLeaves(leaves, entries);
  }

  private async seal(publicKey: string, note: Note): Promise<void> {
    const { seal, sealedSha256, header } = this.reader;
    if (!seal) return;
    const text = sealText(header?.origin ?? '', seal.sha256);
    const holds = await this.signatures.holds(text, seal.signature, publicKey);
    if (!holds || seal.sha256 !== sealedSha256) note('seal-altered');
  }

  private async witnesses(trusted: readonly string[], note: Note) {
    const checked: { operator: string; size: number; keyConfirmed: boolean }[] = [];
    const roots = new PrefixRoots(this.reader.leaves);
    const sorted = this.reader.witnesses.toSorted((a, b) => sizeOf(a.witness) - sizeOf(b.witness));
    for (const { line, witness } of sorted) {
      const { operator, text, signature, publicKey } = witness;
      const size = sizeOf(witness);
      if (!(await this.signatures.holds(witnessText(text), signature, publicKey)))
        note('witness-altered', { operator, line });
      else if (roots.at(size) !== parseCheckpoint(text)?.root.toString('hex'))
        note('witness-contradicts', { operator, size });
      const fingerprint = await this.signatures.fingerprintOf(publicKey);
      const known = await this.trustedKey(fingerprint, trusted);
      checked.push({ operator, size, keyConfirmed: known !== undefined });
    }
    return checked;
  }
}

type Note = (code: FindingCode, facts?: Facts) => void;

const hashesOf = function* (hex: readonly string[]) {
  for (const hash of hex) yield Buffer.from(hash, 'hex');
};

const rootOfHex = (hex: readonly string[]): string =>
  rootOf(append(emptyFrontier, hashesOf(hex))).toString('hex');

const sizeOf = ({ text }: Witness): number => parseCheckpoint(text)?.size ?? 0;

/** Roots of growing prefixes of one list of leaf hashes, each leaf hashed in once. */
class PrefixRoots {
  private frontier: Frontier = emptyFrontier;
  constructor(private readonly leaves: readonly string[]) {}

  /** Root (hex) of the first `size` leaves; sizes must not decrease. Undefined beyond the list. */
  at(size: number): string | undefined {
    if (size > this.leaves.length) return undefined;
    const next = this.leaves.slice(this.frontier.size, size);
    this.frontier = append(this.frontier, hashesOf(next));
    return rootOf(this.frontier).toString('hex');
  }
}
