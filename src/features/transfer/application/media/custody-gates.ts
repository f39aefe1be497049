import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { Operators } from '../../../operator/index.js';
import { checkCustody, type NewCustody } from '../../domain/media/check-custody.js';
import { sealOn } from '../../domain/media/carriage.js';
import type { CustodyContent, CustodyEvent } from '../../domain/media/custody-event.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import type { Medium } from '../../domain/media/medium.js';
import { checkSealedIn, sealedContent } from '../../domain/media/sealed-content.js';
import type { CustodyKind } from '../../domain/states/custody.js';
import { DepartureGate } from '../office/departure-gate.js';
import { PackageBook } from '../office/package-book.js';
import { PackageStore } from '../ports/package.store.js';
import { SealStore } from '../ports/seal.store.js';
import { CustodyBook } from './custody-book.js';

/** By which way of the contract a kind of event has no place. */
const UNFIT: Partial<Record<CustodyKind, readonly string[]>> = {
  sealed: ['network'],
  'courier-collected': ['on-site'],
};

/** What must hold before an event is recorded; asked when it is proposed, and again when it is confirmed. */
@UseCase()
export class CustodyGates {
  constructor(
    private readonly custody: CustodyBook,
    private readonly seals: SealStore,
    private readonly book: PackageBook,
    private readonly packages: PackageStore,
    private readonly departure: DepartureGate,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
  ) {}

  /** What is sealed in, where the event seals something in. */
  async check(
    tx: Tx,
    medium: Medium,
    event: NewCustody,
  ): Promise<Outcome<CustodyContent | undefined>> {
    const history = await this.custody.history(tx, medium.id);
    const { owner } = medium;
    const own = this.operators.own().code;
    const allowed = checkCustody({ history, owner, own }, event);
    if (!allowed.ok) return allowed;
    const content = await this.content(tx, medium, event);
    if (!content.ok) return content;
    const leaves = await this.leaves(tx, history, event.kind);
    if (!leaves.ok) return leaves;
    const contractId = (content.value ?? history.at(-1)?.content)?.contractId;
    const fits = await this.byContract(tx, contractId, event.kind);
    return fits.ok ? content : fits;
  }

  /** Only an approved package, named by the hash it was approved with, under an unused seal. */
  private async content(
    tx: Tx,
    medium: Medium,
    { kind, packageId, volumes, sealNumber = '' }: NewCustody,
  ): Promise<Outcome<CustodyContent | undefined>> {
    if (kind !== 'sealed' || packageId === undefined) return ok(undefined);
    const found = await this.book.locked(tx, packageId, 'provided');
    if (!found.ok) return found;
    const content = sealedContent(found.value, medium, volumes);
    if (!content.ok) return content;
    const free = await this.unused(tx, sealNumber);
    return free.ok ? content : free;
  }

  /** 引渡し: with the medium its package leaves the house; a courier can only collect what was handed over. */
  private async leaves(
    tx: Tx,
    history: readonly CustodyEvent[],
    kind: CustodyKind,
  ): Promise<Outcome<undefined>> {
    const content = kind === 'handed-over' ? sealOn(history)?.content : undefined;
    const pack = content && (await this.packages.find(tx, content.packageId));
    if (pack?.direction !== 'provided') return ok();
    const stands = checkSealedIn(pack, content?.sha256);
    return stands.ok ? this.departure.check(tx, pack) : stands;
  }

  private async unused(tx: Tx, number: string): Promise<Outcome<undefined>> {
    const state = (await this.seals.lock(tx, number))?.state ?? 'unregistered';
    return state === 'unused' ? ok() : refuse(mediaErrors.SEAL_NOT_USABLE, { number, state });
  }

  private async byContract(
    tx: Tx,
    contractId: string | undefined,
    kind: CustodyKind,
  ): Promise<Outcome<undefined>> {
    const unfit = UNFIT[kind];
    if (!unfit || contractId === undefined) return ok();
    const contract = await this.contracts.mayProceed(tx, contractId, 'custody');
    if (!contract.ok) return contract;
    const { deliveryMethod: method } = contract.value.terms;
    if (!unfit.includes(method)) return ok();
    return refuse(mediaErrors.CUSTODY_NOT_BY_CONTRACT, { method, kind });
  }
}
