import type { EvidenceKey } from '../domain/evidence.js';
import type { EvidenceFinding } from '../domain/evidence-findings.js';
import type { ArchivedFiles } from './ports/evidence-archive.js';
import type { KeyCheck } from './ports/key-check.js';

/** Armored public keys a verifier trusts, by operator code. */
export type PinnedKeys = ReadonlyMap<string, string>;

/** The public keys of a bundle, each checked against its fingerprint and, where given, the pinned one. */
export class EvidenceKeys {
  private constructor(
    private readonly keys: ReadonlyMap<string, string>,
    readonly findings: readonly EvidenceFinding[],
  ) {}

  static async of(
    check: KeyCheck,
    files: ArchivedFiles,
    listed: readonly EvidenceKey[],
    pinned: PinnedKeys | undefined,
  ): Promise<EvidenceKeys> {
    const keys = new Map<string, string>();
    const findings: EvidenceFinding[] = [];
    for (const { operator, fingerprint, file } of listed) {
      const armored = Buffer.from(files.get(file) ?? []).toString('utf8');
      const found = await check.fingerprintOf(armored);
      const shared = listed.filter(
        (key) => key.fingerprint === fingerprint || key.operator === operator,
      );
      if (shared.length > 1) findings.push({ code: 'KEY_SHARED', operator });
      if (found === undefined || found !== fingerprint)
        findings.push({ code: 'KEY_INVALID', operator });
      else if (pinned && (await check.fingerprintOf(pinned.get(operator) ?? '')) !== found)
        findings.push({ code: 'KEY_NOT_PINNED', operator });
      else keys.set(operator, armored);
    }
    return new EvidenceKeys(keys, findings);
  }

  /** Undefined for an operator whose key is absent or not to be trusted. */
  of(operator: string): string | undefined {
    return this.keys.get(operator);
  }
}
