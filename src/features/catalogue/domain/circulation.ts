import type { DataDefinition } from './data-definition.js';
import type { HoldingLine } from './public-version.js';

/** What the cover of a circulated definition says beside its content; dates are `YYYY-MM-DD`. */
export interface Circulation {
  /** SHA-256 of the canonical JSON, lower-case hex. */
  readonly sha256: string;
  /** State in the reader's language, e.g. 公表済み. */
  readonly state?: string;
  readonly proposer?: string;
  readonly proposedOn?: string;
  readonly reason?: string;
  readonly publishedOn?: string;
  /** Version the revision history compares with. */
  readonly previous?: DataDefinition;
  /** Only of the public version, which shows them in place of the revision history. */
  readonly holdings?: readonly HoldingLine[];
}
