import { type Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { isLocalDate, type LocalDate } from '../../../../kernel/time.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts, type LiveContract } from '../../../contract/index.js';
import { Operators } from '../../../operator/index.js';
import { composePackageName } from '../../domain/package-name.js';
import { transferErrors } from '../../domain/states/errors.js';
import { checkReplaceable, nextDelivery } from '../../domain/states/redelivery.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { DiscrepancyBook } from '../discrepancy/discrepancy-book.js';
import { PackageStore } from '../ports/package.store.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

export interface PlannedPackage {
  readonly contractId: string;
  readonly providedOn: LocalDate;
  /** 再提供: the package this one stands in for. */
  readonly replaces?: string;
  /** Of a re-delivery: the tables that are due, or all of the contract. */
  readonly scope?: 'due' | 'all';
}

/** 提供の計画, at the provider. */
@UseCase()
export class PlanPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
    private readonly packages: PackageStore,
    private readonly discrepancies: DiscrepancyBook,
    private readonly book: PackageBook,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, planned: PlannedPackage): Promise<Outcome<PackageView>> {
    const { contractId, providedOn } = planned;
    return this.transactions.run(async (tx) => {
      if (!isLocalDate(providedOn) || providedOn < this.clock.today())
        return refuse(transferErrors.PROVISION_DATE_PAST, { date: providedOn });
      const contract = await this.ownContract(tx, contractId);
      if (!contract.ok) return contract;
      return this.plan(tx, actor, contract.value, planned);
    });
  }

  private async ownContract(tx: Tx, contractId: string): Promise<Outcome<LiveContract>> {
    const own = this.operators.own().code;
    const contract = await this.contracts.mayProceed(tx, contractId, 'plan');
    if (!contract.ok) return contract;
    if (contract.value.provider !== own)
      return refuse(transferErrors.PACKAGE_NOT_OF_PARTY, { operator: own, contract: contractId });
    return contract;
  }

  private async plan(
    tx: Tx,
    actor: Actor,
    contract: LiveContract,
    planned: PlannedPackage,
  ): Promise<Outcome<PackageView>> {
    const { id: contractId, requestId, caseNumber, recipient } = contract;
    const { providedOn, replaces } = planned;
    const content = await this.contentOf(tx, contract, planned);
    if (!content.ok) return content;
    const { delivery, tables } = content.value;
    const name = nameOf(contract, providedOn, delivery);
    if (!name.ok) return name;
    const added = await this.book.add(tx, actor, {
      id: newId(),
      direction: 'provided',
      state: 'planned',
      name: name.value,
      counterpart: recipient,
      contractId,
      requestId,
      caseNumber,
      providedOn,
      retentionUntil: contract.retentionUntil,
      tables,
      delivery,
      replaces,
    });
    return added.ok ? ok(packageView(added.value)) : added;
  }

  private async contentOf(
    tx: Tx,
    { id, specification }: LiveContract,
    { replaces, scope }: PlannedPackage,
  ): Promise<Outcome<Pick<TransferPackage, 'delivery' | 'tables'>>> {
    const { tables } = specification;
    if (replaces === undefined) return ok({ delivery: 1, tables });
    const all = await this.packages.ofContract(tx, id);
    const reported = await this.discrepancies.reportedTables(tx, replaces);
    const due = checkReplaceable(all, replaces, reported);
    if (!due.ok) return due;
    return ok({ delivery: nextDelivery(all), tables: scope === 'all' ? tables : due.value });
  }
}

function nameOf(contract: LiveContract, providedOn: LocalDate, delivery: number): Outcome<string> {
  const { caseNumber, provider, recipient, rehearsal } = contract;
  return composePackageName({
    ...{ providedOn, caseNumber: Number(caseNumber), provider, recipient, rehearsal },
    ...(delivery > 1 && { delivery }),
  });
}
