import type { StepResult } from './step-runner.js';

/** One thing the source reader reported. */
export interface SourceFinding {
  readonly path: string;
  readonly code: string;
  /** `error`: not read; `warning`: read, but a person must know. */
  readonly severity: string;
  readonly line?: number;
  readonly at?: string;
  readonly ja: string;
}

export interface Findings {
  readonly byCode: Record<string, number>;
  /** The first errors and warnings; all findings are in findings.json of the extraction. */
  readonly listed: readonly SourceFinding[];
}

interface PackageNumbers {
  readonly packageName: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface LinkageNumbers {
  readonly pairs: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

interface ReconciledNumbers {
  readonly provider: number;
  readonly recipient: number;
  readonly agreed: boolean;
}

/** What the demo found out, as written by `--json` (schema: docs/demo-summary.schema.json). */
export interface Summary {
  readonly persons: number;
  readonly seed: number;
  readonly caseNumber: number;
  readonly steps: readonly StepResult[];
  readonly packages: (PackageNumbers & { provider: string; rows: Record<string, number> })[];
  readonly optOutsExcluded: Record<string, number>;
  readonly sourceFindings: Record<string, Findings>;
  readonly linkage: LinkageNumbers;
  readonly provisionRecords: Record<string, { provider: number; recipient: number }>;
  readonly reconciled: boolean;
  readonly gateways: { code: string; name: string; url: string }[];
}

/** Collects the figures while the steps run. */
export class Numbers {
  private readonly rows = new Map<string, Record<string, number>>();
  private readonly optOuts = new Map<string, number>();
  private readonly findings = new Map<string, Findings>();
  private readonly packages = new Map<string, PackageNumbers>();
  private readonly records = new Map<string, ReconciledNumbers>();
  private linkage: LinkageNumbers = { pairs: 0, precision: null, recall: null };

  extracted(provider: string, rows: Record<string, number>, optOut: number, found: Findings): void {
    this.rows.set(provider, rows);
    this.optOuts.set(provider, optOut);
    this.findings.set(provider, found);
  }

  packed(provider: string, { packageName, bytes, sha256 }: PackageNumbers): void {
    this.packages.set(provider, { packageName, bytes, sha256 });
  }

  linked(linkage: LinkageNumbers): void {
    this.linkage = linkage;
  }

  reconciled(provider: string, numbers: ReconciledNumbers): void {
    this.records.set(provider, numbers);
  }

  figures(): Pick<
    Summary,
    | 'packages'
    | 'optOutsExcluded'
    | 'sourceFindings'
    | 'linkage'
    | 'provisionRecords'
    | 'reconciled'
  > {
    const records = [...this.records];
    return {
      packages: [...this.packages].map(([provider, numbers]) => ({
        provider,
        ...numbers,
        rows: this.rows.get(provider) ?? {},
      })),
      optOutsExcluded: Object.fromEntries(this.optOuts),
      sourceFindings: Object.fromEntries(this.findings),
      linkage: this.linkage,
      provisionRecords: Object.fromEntries(
        records.map(([code, { provider, recipient }]) => [code, { provider, recipient }]),
      ),
      reconciled: records.length > 0 && records.every(([, { agreed }]) => agreed),
    };
  }
}
