import type { Outcome } from '../../../../kernel/outcome.js';
import type { FileSeal } from '../../domain/manifest.js';

/** A table as it is left. */
export interface KeptRows {
  readonly seal: FileSeal;
  readonly rows: number;
  readonly removed: number;
}

export interface PersonInRows {
  readonly institutionCode: string;
  readonly patientId: string;
}

export abstract class RowRemover {
  /**
   * Copies a table into a new file without the rows of these persons; what is kept stays byte for byte as it was.
   * Refused with REMOVAL_FILE_UNREADABLE where nobody can tell whose row one is: to skip it could keep somebody.
   */
  abstract copyWithout(
    from: string,
    to: string,
    persons: readonly PersonInRows[],
  ): Promise<Outcome<KeptRows>>;
}
