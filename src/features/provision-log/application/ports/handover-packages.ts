import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../../kernel/time.js';
import type { TableRows } from '../../domain/log-entry.js';
import type { Direction, RecordedParty } from '../../domain/record-form.js';

/** What the transfer of a package says about the hand-over that is to be recorded. */
export interface HandoverPackage {
  readonly packageId: string;
  readonly packageName: string;
  readonly rehearsal: boolean;
  readonly direction: Direction;
  readonly counterpart: RecordedParty & { readonly code: string };
  readonly caseNumber: string;
  readonly contractId: string;
  readonly handedOverOn: LocalDate;
  /** 取得の経緯, on the recipient's side. */
  readonly acquisition?: string;
  /** Items handed over, per table. */
  readonly items: readonly { readonly table: string; readonly items: readonly string[] }[];
  /** Persons in the package. */
  readonly persons: number;
  /** Rows per table, as the signed manifest counts them. */
  readonly rows: readonly TableRows[];
  /** Root of the persons' digests (`digestRoot`), where the manifest tells it. */
  readonly digestRoot?: string;
}

/** Answered from the transfer feature. */
export abstract class HandoverPackages {
  abstract find(tx: Tx, packageId: string): Promise<HandoverPackage | undefined>;
}
