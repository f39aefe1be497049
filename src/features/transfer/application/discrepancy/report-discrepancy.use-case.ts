import type { Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { discrepancyErrors } from '../../domain/states/discrepancy-errors.js';
import type { Discrepancy } from '../../domain/states/discrepancy-process.js';
import type { FindingCount, TransferPackage } from '../../domain/states/package.js';
import { PackageBook } from '../office/package-book.js';
import { DiscrepancyReports } from './discrepancy-reports.js';

/** 受領後に見つかった仕様不一致, e.g. while cleansing: the tables named are asked for again, the others stay in use. */
@UseCase()
export class ReportDiscrepancy {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly contracts: Contracts,
    private readonly reports: DiscrepancyReports,
  ) {}

  execute(
    person: Person,
    packageId: string,
    findings: readonly FindingCount[],
  ): Promise<Outcome<Discrepancy>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.locked(tx, packageId, 'received');
      if (!found.ok) return found;
      const reportable = checkReportable(found.value, findings);
      if (!reportable.ok) return reportable;
      const live = await this.contracts.mayProceed(tx, found.value.contractId, 'discrepancy');
      if (!live.ok) return live;
      const reasons = ['not-to-specification'] as const;
      return this.reports.issue(tx, person, found.value, { found: 'use', reasons, findings });
    });
  }
}

function checkReportable(
  { name, state, tables }: TransferPackage,
  findings: readonly FindingCount[],
): Outcome<undefined> {
  if (state !== 'accepted')
    return refuse(discrepancyErrors.DISCREPANCY_NOT_ACCEPTED, { package: name, state });
  const held = new Set(tables.map(({ table }) => table));
  const strange = findings.find(({ table }) => !held.has(table));
  if (!strange) return ok();
  const { table } = strange;
  return refuse(discrepancyErrors.DISCREPANCY_TABLE_UNKNOWN, { package: name, table });
}
