import type { Tx } from '../../../../kernel/ports/transactions.js';
import type { LocalDate } from '../../../../kernel/time.js';
import { UseCase } from '../../../../kernel/use-case.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import { isRehearsalName } from '../../domain/package-name.js';
import type { TableRows, TransferPackage } from '../../domain/states/package.js';
import type { PackageDirection, PackageState } from '../../domain/states/package-states.js';
import { PackageStore } from '../ports/package.store.js';

/** 提供パッケージ, as the features after transfer need it. */
export interface PackageFacts {
  readonly id: string;
  readonly name: string;
  readonly direction: PackageDirection;
  /** Operator code of the other side. */
  readonly counterpart: string;
  readonly contractId: string;
  readonly requestId: string;
  readonly caseNumber: string;
  readonly rehearsal: boolean;
  readonly state: PackageState;
  /** Persons, rows per table and root of the persons' digests; absent before the packing is recorded. */
  readonly recordCount?: number;
  readonly recordRoot?: string;
  readonly rows?: readonly TableRows[];
  /** 提供した日 or 提供を受けた日; absent before the dispatch, or before the arrival. */
  readonly handedOverOn?: LocalDate;
  readonly retentionUntil: LocalDate;
  readonly tables: readonly ContractedTable[];
  /** 1, or the number of a re-delivery. */
  readonly delivery: number;
  readonly acceptedOn?: LocalDate;
}

/** What other features ask of packages. */
@UseCase()
export class Packages {
  constructor(private readonly packages: PackageStore) {}

  async get(tx: Tx, id: string): Promise<PackageFacts | undefined> {
    const found = await this.packages.find(tx, id);
    return found && factsOf(found);
  }

  /** Packages of cases with this number, of whatever fiscal year; oldest first. */
  async ofCase(tx: Tx, caseNumber: string): Promise<PackageFacts[]> {
    return (await this.packages.ofCase(tx, caseNumber)).map(factsOf);
  }

  /** Packages under the individual contracts of these provision requests; oldest first. */
  async ofRequests(tx: Tx, requestIds: readonly string[]): Promise<PackageFacts[]> {
    return (await this.packages.ofRequests(tx, requestIds)).map(factsOf);
  }
}

const factsOf = (pack: TransferPackage): PackageFacts => ({
  id: pack.id,
  name: pack.name,
  direction: pack.direction,
  counterpart: pack.counterpart,
  contractId: pack.contractId,
  requestId: pack.requestId,
  caseNumber: pack.caseNumber,
  rehearsal: isRehearsalName(pack.name),
  state: pack.state,
  recordCount: pack.seal?.recordCount,
  recordRoot: pack.seal?.recordRoot,
  rows: pack.seal?.rows,
  handedOverOn:
    pack.direction === 'provided' ? pack.consignment?.dispatchedOn : pack.arrival?.arrivedOn,
  retentionUntil: pack.retentionUntil,
  tables: pack.tables,
  delivery: pack.delivery,
  acceptedOn: pack.acceptedOn,
});
