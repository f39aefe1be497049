import type { LocalDate } from '../../../../kernel/time.js';
import type { ContractedTable, DataDefinition } from '../../../catalogue/index.js';
import type { CheckReport } from '../../domain/check-report.js';
import type { Severities } from '../../domain/check-severities.js';
import type { PersonIndex } from '../../domain/person-index.js';

/** What is scanned, and against what. */
export interface ScanPlan {
  readonly definition: DataDefinition;
  /** Contracted tables and items in the order of the definition (`contractedIn`). */
  readonly tables: readonly ContractedTable[];
  /** Side of the wall between rehearsals and real cases: decides the names of the files. */
  readonly rehearsal: boolean;
  /** Names of everything that lies beside the files, themselves included: a stranger is a finding. */
  readonly entries: readonly string[];
  /** Day of provision: a later date in the data is a finding. Both sides give the same day. */
  readonly asOf: LocalDate;
  /** Severities other than the usual. */
  readonly severities?: Severities;
  /** Default true; false spares the time where nobody needs the files' SHA-256 (then it is ''). */
  readonly hashes?: boolean;
  /** Called now and then with the number of rows scanned so far. */
  readonly onProgress?: (rows: number) => void;
}

/** One file as it was scanned. */
export interface ScannedFile {
  readonly table: string;
  /** Name of the file, e.g. `patient.csv`. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface ScanResult {
  readonly report: CheckReport;
  /** In the order of the contracted tables; those that were fed. */
  readonly files: readonly ScannedFile[];
  readonly persons: PersonIndex;
}

/** Bytes of one table's file, in sequence. */
export abstract class TableScan {
  /** Resolves when more can be taken; the chunk may be reused then. */
  abstract write(chunk: Uint8Array): Promise<void>;
  /** The file ends here. */
  abstract end(): Promise<void>;
}

/**
 * One pass over the files of a package: each contracted table is fed once, by `table` or by `file`, in
 * any order and also at the same time. The result does not depend on the order.
 */
export abstract class Scan {
  /** @throws Error if the table is not contracted or was fed before. */
  abstract table(table: string): TableScan;
  /** Reads the table's file itself. @throws the file's fault (ENOENT, EIO, …). */
  abstract file(table: string, path: string): Promise<void>;
  /** After every table was fed; one that was not is reported as missing. */
  abstract finish(): Promise<ScanResult>;
  /** Ends a scan whose result nobody needs, also while it is being fed; may be called after `finish`. */
  abstract abandon(): Promise<void>;
}

/** 検査エンジン. Everything that is asked of the bytes of a package’s tables, in one pass. */
export abstract class TableScanner {
  abstract open(plan: ScanPlan): Scan;
}
