import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { IndividualContractDocument } from '../domain/contract-document.js';
import { basicEnds, certificationEnds, individualEnds } from '../domain/contract-ends.js';
import { type ContractStep, END_CAUSES, STEPS } from '../domain/contract-steps.js';
import { type ContractEnd, effectOf, type StepEffect } from '../domain/effects.js';
import { individualErrors } from '../domain/individual-errors.js';
import { notLive } from '../domain/liveness.js';
import { BasicContracts } from './basic-contracts.js';
import type { KnownContract } from './individual-chains.js';

const CERTIFICATION: readonly string[] = ['certification-lost', 'certification-suspended'];

/** Which steps an individual contract allows today, at either side alike. */
@UseCase()
export class IndividualStanding {
  constructor(
    private readonly operators: Operators,
    private readonly basicContracts: BasicContracts,
    private readonly clock: Clock,
  ) {}

  /** All that has ended the contract, or the right to act under it, by today. */
  async ends(tx: Tx, { chain, terms }: KnownContract): Promise<ContractEnd[]> {
    if (!terms) return [];
    const today = this.clock.today();
    const standing = await this.basicContracts.standing(
      tx,
      terms.basicContractId,
      this.otherOf(terms),
    );
    const certifications = await this.certifications(tx, terms);
    return [...individualEnds(chain, today), ...basicEnds(standing), ...certifications];
  }

  /**
   * Refused with CONTRACT_NOT_LIVE before the contract is concluded, with CERTIFICATION_NOT_LIVE or
   * CONTRACT_END_STOPS where an end stops the step; what survives every end is never refused.
   */
  async check(
    tx: Tx,
    known: KnownContract,
    step: ContractStep,
  ): Promise<Outcome<IndividualContractDocument>> {
    const { terms, contract } = known;
    if (!terms) return unsigned(contract.id, contract.state);
    const ends = await this.ends(tx, known);
    const stop = ends
      .map((end) => ({ step, end, effect: effectOf(step, end.cause) }))
      .find(({ effect }) => effect.outcome === 'stops');
    if (!stop) return ok(terms);
    const { cause, operator } = stop.end;
    if (!CERTIFICATION.includes(cause) || operator === null) return stopped(contract.id, stop);
    const certified = await this.operators.certified(tx, operator, terms.operatorKind);
    return certified.ok ? stopped(contract.id, stop) : certified;
  }

  private async certifications(
    tx: Tx,
    { recipient, provider, operatorKind }: IndividualContractDocument,
  ): Promise<ContractEnd[]> {
    const ends: ContractEnd[] = [];
    for (const { code } of [recipient, provider]) {
      const standing = await this.operators.certification(tx, code, operatorKind);
      if (standing.ok) ends.push(...certificationEnds(code, standing.value));
    }
    return ends;
  }

  private otherOf({ recipient, provider }: IndividualContractDocument): string {
    return recipient.code === this.operators.own().code ? provider.code : recipient.code;
  }
}

const unsigned = (contract: string, state: string): Outcome<never> =>
  state === 'superseded'
    ? notLive(contract, '差替え済み', 'superseded')
    : notLive(contract, '署名未了', 'signatures are missing');

function stopped(contract: string, { step, end, effect }: StepEffect): Outcome<never> {
  const [what, cause] = [STEPS[step], END_CAUSES[end.cause]];
  return refuse(individualErrors.CONTRACT_END_STOPS, {
    contract,
    step,
    cause: end.cause,
    since: end.on ?? '-',
    stepJa: what.ja,
    stepEn: what.en,
    causeJa: cause.ja,
    causeEn: cause.en,
    reasonJa: effect.ja,
    reasonEn: effect.en,
  });
}
