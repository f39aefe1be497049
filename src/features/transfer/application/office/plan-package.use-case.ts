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
import { PackageBook } from './package-book.js';
import { packageView, type PackageView } from './package-view.js';

export interface PlannedPackage {
  readonly contractId: string;
  readonly providedOn: LocalDate;
}

/** 提供の計画, at the provider. */
@UseCase()
export class PlanPackage {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
    private readonly book: PackageBook,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { contractId, providedOn }: PlannedPackage): Promise<Outcome<PackageView>> {
    return this.transactions.run(async (tx) => {
      if (!isLocalDate(providedOn) || providedOn < this.clock.today())
        return refuse(transferErrors.PROVISION_DATE_PAST, { date: providedOn });
      const contract = await this.ownContract(tx, contractId);
      if (!contract.ok) return contract;
      return this.plan(tx, actor, contract.value, providedOn);
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
    providedOn: LocalDate,
  ): Promise<Outcome<PackageView>> {
    const { id: contractId, requestId, caseNumber, provider, recipient, rehearsal } = contract;
    const parties = { provider, recipient, rehearsal };
    const parts = { providedOn, caseNumber: Number(caseNumber), ...parties };
    const name = composePackageName(parts);
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
    });
    return added.ok ? ok(packageView(added.value)) : added;
  }
}
