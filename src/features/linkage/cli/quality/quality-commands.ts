import type { Outcome } from '../../../../kernel/outcome.js';
import type { Keyring } from '../../../../kernel/ports/keyring.js';
import type { Difference } from '../../domain/quality/compare-runs.js';
import type { EvaluateLinks } from '../../application/quality/evaluate-links.use-case.js';
import type { ExplainPair, Explanation } from '../../application/quality/explain-pair.use-case.js';
import type { ExplainRecords } from '../../application/quality/explain-records.use-case.js';
import type { Evaluated } from '../../application/quality/evaluate-links.use-case.js';

/** What the commands on the quality of links need. */
export interface QualityCommands {
  readonly evaluate: EvaluateLinks;
  readonly explain: ExplainPair;
  readonly explainRecords: ExplainRecords;
  /** Opens a key folder. */
  readonly openKeyring: (directory: string) => Promise<Outcome<Keyring>>;
  /** Writes the report of a run as one HTML file. */
  readonly writeReport: (file: string, evaluated: Evaluated) => Promise<void>;
  /** Writes the pairs two linkages differ in as CSV, readable by its owner only. */
  readonly writeDifferences: (file: string, differences: readonly Difference[]) => Promise<void>;
  /** Writes the waterfall of a pair as one HTML file. */
  readonly writeWaterfall: (file: string, explanation: Explanation) => Promise<void>;
}
