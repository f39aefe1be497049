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
import { PackageStore } from '../ports/package.store.js';
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

export interface PlannedPackage {
  readonly contractId: string;
  readonly providedOn: LocalDate;
  /** 再提供: the package this one stands in for. */
  readonly replaces?: string;
}

/** 提供の計画, at the provider. */
@UseCase()
export class PlanPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
    private readonly packages: PackageStore,
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
    { providedOn, replaces }: PlannedPackage,
  ): Promise<Outcome<PackageView>> {
    const { id: contractId, requestId, caseNumber, recipient } = contract;
    const delivery = await this.deliveryOf(tx, contractId, replaces);
    if (!delivery.ok) return delivery;
    const name = nameOf(contract, providedOn, delivery.value);
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
      tables: contract.specification.tables,
      delivery: delivery.value,
      replaces,
    });
    return added.ok ? ok(packageView(added.value)) : added;
  }

  private async deliveryOf(
    tx: Tx,
    contractId: string,
    replaces: string | undefined,
  ): Promise<Outcome<number>> {
    if (replaces === undefined) return ok(1);
    const all = await this.packages.ofContract(tx, contractId);
    const replaceable = checkReplaceable(all, replaces);
    return replaceable.ok ? ok(nextDelivery(all)) : replaceable;
  }
}

function nameOf(contract: LiveContract, providedOn: LocalDate, delivery: number): Outcome<string> {
  const { caseNumber, provider, recipient, rehearsal } = contract;
  return composePackageName({
    ...{ providedOn, caseNumber: Number(caseNumber), provider, recipient, rehearsal },
    ...(delivery > 1 && { delivery }),
  });
}
