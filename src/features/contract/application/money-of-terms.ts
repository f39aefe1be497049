import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { individualErrors } from '../domain/individual-errors.js';
import { type MoneyTerms, moneyTerms } from '../domain/money-terms.js';
import { textOn } from '../domain/standing.js';
import { BasicChains } from './basic-chains.js';
import type { IndividualTerms } from './individual-terms.js';
import { FeeAllocationStore } from './ports/fee-allocation.store.js';

/** Reckons the money of a proposal: shares of the case's allocation, defaults of the basic contract. */
@UseCase()
export class MoneyOfTerms {
  constructor(
    private readonly basicChains: BasicChains,
    private readonly allocations: FeeAllocationStore,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, requestId: string, terms: IndividualTerms): Promise<Outcome<MoneyTerms>> {
    const share = await this.allocations.shareOf(tx, requestId);
    const feeYen = terms.feeYen ?? share;
    if (feeYen === undefined)
      return refuse(individualErrors.FEE_SHARE_UNKNOWN, { request: requestId });
    if (share !== undefined && share !== feeYen)
      return refuse(individualErrors.FEE_SHARE_DIFFERS, { fee: feeYen, share });
    const basic = await this.settled(tx, terms.basicContractId);
    const { taxRatePercent, rounding, roundingUnitYen = 1, instalments = [] } = terms;
    return ok(
      moneyTerms({
        ...{ feeYen, taxRatePercent, rounding, roundingUnitYen },
        basis: share === undefined ? (terms.basis ?? 'sole') : 'share',
        instalments: instalments.map(({ on = null, ...plan }) => ({ ...plan, on })),
        paymentTerms: terms.paymentTerms ?? {
          rule: 'days-after-receipt',
          days: Number(basic('paymentDays', '60')),
          shift: 'none',
        },
        lateChargeRatePercent: terms.lateChargeRatePercent ?? basic('lateChargeRate', '3'),
      }),
    );
  }

  /** Values that the basic contract settled for its clauses. */
  private async settled(tx: Tx, id: string) {
    const text = textOn(await this.basicChains.of(tx, id), this.clock.today());
    const settled = text?.document.variables ?? [];
    return (name: string, otherwise: string): string =>
      settled.find((variable) => variable.name === name)?.value ?? otherwise;
  }
}
