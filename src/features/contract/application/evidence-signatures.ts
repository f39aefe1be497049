import { canonicalJson, sha256Hex } from '../../../kernel/canonical-json.js';
import type { EvidenceManifest, EvidenceNotice, EvidenceText } from '../domain/evidence.js';
import type { EvidenceFinding } from '../domain/evidence-findings.js';
import { evidencedNotice, evidencedText, type EvidencedFacts } from '../domain/evidenced-facts.js';
import type { EvidenceKeys } from './evidence-keys.js';
import type { ArchivedFiles } from './ports/evidence-archive.js';
import type { KeyCheck } from './ports/key-check.js';

interface Placed {
  readonly number: number;
  readonly sha256: string;
}

/** The first of the chain, or the accession with which the exporter came in; each next changes the last. */
const isNext = ({ number, base, accedes }: EvidencedFacts, before: Placed | null): boolean => {
  if (before) return number === before.number + 1 && base === before.sha256;
  return number === 1 ? base === null : accedes;
};

/** The signed files of a bundle: each canonical, in its place in the chain, signed by each party. */
export class SignedFiles {
  constructor(
    private readonly check: KeyCheck,
    private readonly files: ArchivedFiles,
    private readonly keys: EvidenceKeys,
  ) {}

  async holds(file: string, signature: string, operator: string): Promise<boolean> {
    const key = this.keys.of(operator);
    return key !== undefined && this.check.holds(this.text(file), this.text(signature), key);
  }

  async checkTexts({ texts, contractId }: EvidenceManifest): Promise<EvidenceFinding[]> {
    const findings: EvidenceFinding[] = [];
    let before: Placed | null = null;
    for (const text of texts) {
      const { facts, found } = await this.checkText(text);
      findings.push(...found);
      if (facts && !(facts.id === contractId && isNext(facts, before)))
        findings.push({ code: 'CHAIN_BROKEN', file: text.file });
      before = { number: text.number, sha256: text.sha256 };
    }
    if (texts.length === 0) findings.push({ code: 'CHAIN_BROKEN', file: 'texts' });
    return findings;
  }

  private async checkText({ file, sha256, number, signatures }: EvidenceText) {
    const facts = evidencedText(this.canonical(file));
    if (facts?.number !== number || !this.isOf(file, sha256)) {
      const malformed: EvidenceFinding = { code: 'TEXT_MALFORMED', file };
      return { facts: undefined, found: [malformed] };
    }
    const signed = signatures.map(({ operator }) => operator);
    const missing = facts.parties.filter((code) => !signed.includes(code));
    const found: EvidenceFinding[] = [
      ...missing.map((operator) => ({ code: 'SIGNATURE_MISSING' as const, file, operator })),
      ...(await this.checkSignatures(file, signatures)),
    ];
    return { facts, found };
  }

  async checkNotices({ notices, contractId }: EvidenceManifest): Promise<EvidenceFinding[]> {
    const findings: EvidenceFinding[] = [];
    for (const notice of notices) findings.push(...(await this.checkNotice(notice, contractId)));
    return findings;
  }

  private async checkNotice(
    { file, sha256, id, signature }: EvidenceNotice,
    contractId: string,
  ): Promise<EvidenceFinding[]> {
    const facts = evidencedNotice(this.canonical(file));
    if (!facts || facts.id !== id || !this.isOf(file, sha256))
      return [{ code: 'TEXT_MALFORMED', file }];
    if (facts.contractId !== contractId) return [{ code: 'CHAIN_BROKEN', file }];
    if (facts.by !== signature.operator)
      return [{ code: 'SIGNATURE_MISSING', file, operator: facts.by }];
    return this.checkSignatures(file, [signature]);
  }

  private async checkSignatures(
    file: string,
    signatures: EvidenceText['signatures'],
  ): Promise<EvidenceFinding[]> {
    const findings: EvidenceFinding[] = [];
    for (const { operator, file: signature } of signatures)
      if (!(await this.holds(file, signature, operator)))
        findings.push({ code: 'SIGNATURE_INVALID', file, operator });
    return findings;
  }

  private isOf(file: string, sha256: string): boolean {
    return sha256Hex(this.text(file)) === sha256;
  }

  /** The value of a file, if the file is its canonical JSON. */
  private canonical(file: string): unknown {
    try {
      const text = this.text(file);
      const value: unknown = JSON.parse(text);
      return canonicalJson(value) === text ? value : undefined;
    } catch {
      return undefined;
    }
  }

  private text(file: string): string {
    return Buffer.from(this.files.get(file) ?? []).toString('utf8');
  }
}
