import type { Actor } from '../../../../kernel/actor.js';
import { canonicalJson } from '../../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts } from '../../../contract/index.js';
import { Operators } from '../../../operator/index.js';
import { chainFaults } from '../../domain/media/custody-chain.js';
import type { CustodyContent, CustodyEvent } from '../../domain/media/custody-event.js';
import { mediaErrors } from '../../domain/media/media-errors.js';
import { transferErrors } from '../../domain/states/errors.js';
import { MediumStore } from '../ports/medium.store.js';
import type { CustodyMessage } from './custody-messages.js';
import { DeviationBook } from './deviation-book.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** The other side's events: kept as they are signed. What does not continue the chain is kept too, and shown. */
@UseCase()
export class HearCustody {
  constructor(
    private readonly media: MediumStore,
    private readonly contracts: Contracts,
    private readonly operators: Operators,
    private readonly deviations: DeviationBook,
    private readonly keyring: Keyring,
    private readonly audit: AuditTrail,
  ) {}

  /** Within the transaction of the message. */
  async recorded(tx: Tx, from: string, signed: CustodyMessage): Promise<Outcome<unknown>> {
    const { document: event } = signed;
    const parties = await this.ofParties(tx, from, event.content);
    if (!parties.ok) return parties;
    const genuine = await this.genuine(tx, from, signed);
    if (!genuine.ok) return genuine;
    const medium = await this.mediumOf(tx, from, event);
    if (!medium.ok) return medium;
    if (!(await this.media.addEvent(tx, signed))) return ok();
    const subject = { kind: 'medium', id: event.medium.id };
    const [actor, action, to] = [peer(from), 'custody.record', event.kind];
    await this.audit.record(tx, { actor, action, subject, to });
    return this.watch(tx, from, event);
  }

  /** A medium is spoken of to those whose contract it travels under. */
  private async ofParties(
    tx: Tx,
    from: string,
    content: CustodyContent | undefined,
  ): Promise<Outcome<unknown>> {
    const contractId = content?.contractId ?? '';
    const contract = await this.contracts.mayProceed(tx, contractId, 'custody');
    if (!contract.ok) return contract;
    const { provider, recipient } = contract.value;
    const own = this.operators.own().code;
    if ([provider, recipient].sort().join() === [from, own].sort().join()) return ok();
    return refuse(transferErrors.PACKAGE_NOT_OF_PARTY, { operator: from, contract: contractId });
  }

  private async genuine(
    tx: Tx,
    from: string,
    { document, signature }: CustodyMessage,
  ): Promise<Outcome<unknown>> {
    if (document.operator !== from) return differs(from, document, 'operator');
    const sender = await this.operators.confirmed(tx, from);
    if (!sender.ok) return sender;
    return this.keyring.verify(canonicalJson(document), signature, sender.value.publicKey);
  }

  /** A medium is its owner's to bring; what a chain is about never changes. */
  private async mediumOf(tx: Tx, from: string, event: CustodyEvent): Promise<Outcome<unknown>> {
    const { medium, chainId, content } = event;
    const known = await this.media.lock(tx, medium.id);
    if (!known) {
      if (medium.owner !== from || !(await this.media.add(tx, medium)))
        return differs(from, event, 'medium');
    } else if (canonicalJson(known) !== canonicalJson(medium)) {
      return differs(from, event, 'medium');
    }
    const chain = (await this.media.events(tx, medium.id)).filter(
      ({ document }) => document.chainId === chainId,
    );
    const same = chain.every(
      ({ document }) => canonicalJson(document.content ?? null) === canonicalJson(content ?? null),
    );
    return same ? ok() : differs(from, event, 'content');
  }

  private async watch(tx: Tx, from: string, event: CustodyEvent): Promise<Outcome<unknown>> {
    const { chainId, content, medium } = event;
    const events = await this.media.events(tx, medium.id);
    const chain = events.map(({ document }) => document).filter((one) => one.chainId === chainId);
    if (chainFaults(chain).length === 0 || !content) return ok();
    const { packageId } = content;
    const found = { packageId, counterpart: from, kind: 'custody-chain' } as const;
    await this.deviations.open(tx, { kind: 'gateway' }, found);
    return ok();
  }
}

const differs = (from: string, { medium }: CustodyEvent, field: string) =>
  refuse(mediaErrors.CUSTODY_OF_ANOTHER, { medium: medium.serial, peer: from, field });
