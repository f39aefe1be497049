import type { Repeats } from './repeats.js';

/** What is settled before: keys of pairs (`left × records + right`, the smaller number first), and persons. */
export interface Settled {
  readonly same: ReadonlySet<number>;
  /** Neither linked, nor one person over others. */
  readonly different: ReadonlySet<number>;
  /** Among `different`, those that hard facts tell apart: listed as contradicted where they would be linked. */
  readonly against?: ReadonlySet<number>;
  /** Number of the person each record was known as before, −1 where it is new. These persons stay. */
  readonly known?: Int32Array;
  /** Records of one source that may be one person's though the source does not repeat persons. */
  readonly repeats?: Repeats;
}

export const NOTHING_SETTLED: Settled = { same: new Set(), different: new Set() };
