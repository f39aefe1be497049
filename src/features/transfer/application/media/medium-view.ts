import { Clock } from '../../../../kernel/ports/clock.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  type Disposal,
  disposalOf,
  expectedOn,
  holderOf,
  isLate,
} from '../../domain/media/carriage.js';
import { chainFaults, type ChainFault, inOrder } from '../../domain/media/custody-chain.js';
import {
  type CustodyEvent,
  custodyHash,
  type SignedCustody,
} from '../../domain/media/custody-event.js';
import type { Medium } from '../../domain/media/medium.js';
import { type CustodyState, custodyState } from '../../domain/states/custody.js';
import { hasFailed } from '../../domain/states/redelivery.js';
import { Operators } from '../../../operator/index.js';
import { MediumStore, type PendingCustody } from '../ports/medium.store.js';
import { PackageStore } from '../ports/package.store.js';

/** An event as it is shown: with its place in the chain, without repeating the medium. */
export type CustodyEntry = Omit<CustodyEvent, 'yuzu' | 'medium'> & {
  /** Of the event; the next of the same operator names it as `previous`. */
  readonly sha256: string;
  /** Armored, of the operator's key over the canonical JSON. */
  readonly signature: string;
};

/** A medium with its custody, oldest entry first. */
export interface MediumView extends Medium {
  readonly state: CustodyState;
  /** Operator code: in whose hands it is, or who sent it. */
  readonly holder: string;
  readonly expectedOn?: string;
  readonly late: boolean;
  /** Its package was recalled, discrepant or given up, and what lies on it is neither erased nor destroyed. */
  readonly disposal?: Disposal;
  /** Gaps and forks in what the two sides recorded; any of them holds the package back. */
  readonly faults: readonly ChainFault[];
  readonly pending?: PendingCustody;
  readonly events: readonly CustodyEntry[];
}

const bare = ({ yuzu: _, medium: __, ...event }: CustodyEvent) => event;

const entryOf = ({ document, signature }: SignedCustody): CustodyEntry => ({
  ...bare(document),
  sha256: custodyHash(document),
  signature,
});

/** Chains in the order in which they began here, each in the order both sides show. */
export function chainsOf(signed: readonly SignedCustody[]): SignedCustody[][] {
  const chains = new Map<string, SignedCustody[]>();
  for (const one of signed)
    chains.set(one.document.chainId, [...(chains.get(one.document.chainId) ?? []), one]);
  return [...chains.values()].map((chain) => {
    const byDocument = new Map(chain.map((one) => [one.document, one]));
    const order = inOrder(chain.map(({ document }) => document));
    return order.flatMap((document) => byDocument.get(document) ?? []);
  });
}

export const entriesOf = (chain: readonly SignedCustody[]): CustodyEntry[] => chain.map(entryOf);

const documentsOf = (chain: readonly SignedCustody[]): CustodyEvent[] =>
  chain.map(({ document }) => document);

@UseCase()
export class MediumViews {
  constructor(
    private readonly media: MediumStore,
    private readonly packages: PackageStore,
    private readonly operators: Operators,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, medium: Medium): Promise<MediumView> {
    const chains = chainsOf(await this.media.events(tx, medium.id));
    const history = documentsOf(chains.at(-1) ?? []);
    const expected = expectedOn(history);
    const pending = await this.media.pending(tx, medium.id);
    const disposal = await this.disposal(tx, medium, history);
    return {
      ...medium,
      state: custodyState(history),
      holder: holderOf(history, medium.owner),
      ...(expected !== undefined && { expectedOn: expected }),
      late: isLate(history, this.clock.today()),
      ...(disposal && { disposal }),
      faults: chains.flatMap((chain) => chainFaults(documentsOf(chain))),
      ...(pending && { pending }),
      events: chains.flatMap(entriesOf),
    };
  }

  private async disposal(
    tx: Tx,
    { owner }: Medium,
    history: readonly CustodyEvent[],
  ): Promise<Disposal | undefined> {
    const packageId = history.at(-1)?.content?.packageId;
    const pack = packageId === undefined ? undefined : await this.packages.find(tx, packageId);
    if (!pack || !hasFailed(pack)) return undefined;
    return disposalOf(history, owner, this.operators.own().code);
  }
}
