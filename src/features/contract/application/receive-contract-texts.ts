import type { Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { dateInJapan } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type ContractDocument, partiesOf, tierOf } from '../domain/contract-document.js';
import {
  type ContractRecord,
  factsOfText,
  negotiationOf,
  type StoredText,
  textOf,
} from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import { follows, isFirstHere } from '../domain/negotiation.js';
import { checkPeerSigns } from '../domain/negotiation-rules.js';
import type { ContractSignature } from '../domain/signature.js';
import { ContractChanges } from './contract-changes.js';
import type { DeclinedMessage, ProposedMessage, SignedMessage } from './contract-message.js';
import { ContractTiers } from './contract-tier.js';
import { TextStore } from './ports/text.store.js';
import { TextSignatures } from './text-signatures.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/**
 * What other parties do with the texts of a contract; runs within the transaction of the message. What
 * they did in order is kept even where it comes too late to matter: refusing it would leave two truths.
 */
@UseCase()
export class ReceiveContractTexts {
  constructor(
    private readonly texts: TextStore,
    private readonly tiers: ContractTiers,
    private readonly changes: ContractChanges,
    private readonly signatures: TextSignatures,
    private readonly operators: Operators,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async proposed(tx: Tx, from: string, message: ProposedMessage): Promise<Outcome<unknown>> {
    const document = message.text;
    await this.texts.lock(tx, document.id);
    const record = await this.texts.of(tx, document.id);
    const text: StoredText = {
      sha256: digestOf(document),
      document,
      draftedBy: null,
      recordedAt: this.clock.now().toISOString(),
    };
    const signature = { operator: from, ...message.signature };
    const checked = await this.checkProposal(tx, from, record, text, signature);
    if (!checked.ok || textOf(record, text.sha256)) return checked;
    await this.texts.add(tx, text);
    await this.texts.sign(tx, record.id, signature);
    await this.takeHeld(tx, text);
    return this.changes.settle(tx, peer(from), 'receive', record, text);
  }

  /** A signature may overtake the proposal it signs: channels are per pair. Then it is held. */
  async signed(tx: Tx, from: string, message: SignedMessage): Promise<Outcome<unknown>> {
    const { contractId } = message;
    const signature = { operator: from, ...message.signature };
    await this.texts.lock(tx, contractId);
    const record = await this.texts.of(tx, contractId);
    const text = textOf(record, signature.sha256);
    if (!text) {
      await this.texts.hold(tx, contractId, signature);
      return ok();
    }
    const checked = await this.checkSignature(tx, text, signature);
    if (!checked.ok) return checked;
    const may = this.checkPromises(record, text, from);
    if (!may.ok) return may;
    await this.texts.sign(tx, contractId, signature);
    return this.changes.settle(tx, peer(from), 'receive', record, text);
  }

  async declined(tx: Tx, from: string, message: DeclinedMessage): Promise<Outcome<unknown>> {
    const { contractId, ...decline } = message;
    await this.texts.lock(tx, contractId);
    const record = await this.texts.of(tx, contractId);
    const text = textOf(record, decline.sha256);
    if (text && !partiesOf(text.document).includes(from)) return notOfParty(from, contractId);
    if (record.signatures.some((act) => act.operator === from && act.sha256 === decline.sha256))
      return refuse(contractErrors.CONTRACT_SIGNED_ALREADY, {
        operator: from,
        contract: contractId,
      });
    await this.texts.decline(tx, contractId, { operator: from, ...decline });
    return text ? this.changes.settle(tx, peer(from), 'receive', record, text) : ok();
  }

  /** From the party that proposes it, to this one, in its place in the chain, of this tier. */
  private async checkProposal(
    tx: Tx,
    from: string,
    record: ContractRecord,
    text: StoredText,
    signature: ContractSignature,
  ): Promise<Outcome<undefined>> {
    const { document } = text;
    const parties = partiesOf(document);
    if (document.proposedBy !== from || !parties.includes(this.operators.own().code))
      return notOfParty(from, document.id);
    const placed = checkPlace(record, text, this.operators.own().code);
    if (!placed.ok) return placed;
    const may = this.checkPromises(record, text, from);
    if (!may.ok) return may;
    const allowed = await this.tiers.of(document).checkArrival(tx, from, document);
    return allowed.ok ? this.checkSignature(tx, text, signature) : allowed;
  }

  private checkPromises(record: ContractRecord, text: StoredText, from: string) {
    const known = negotiationOf(record, this.operators.own().code);
    return checkPeerSigns(known, factsOfText(text), from);
  }

  /** Of a party, in time by the party's own calendar, and verified. */
  private async checkSignature(
    tx: Tx,
    { document }: StoredText,
    signature: ContractSignature,
  ): Promise<Outcome<undefined>> {
    const { operator, sha256, signedAt } = signature;
    const { id: contract, answerBy } = document;
    if (!partiesOf(document).includes(operator)) return notOfParty(operator, contract);
    if (dateInJapan(new Date(signedAt)) > answerBy)
      return refuse(contractErrors.TEXT_LAPSED, { text: sha256.slice(0, 12), answerBy });
    return this.signatures.check(tx, document, contract, signature);
  }

  /** A held signature that does not hold is dropped; its sender cannot be told any more. */
  private async takeHeld(tx: Tx, text: StoredText): Promise<void> {
    const { id } = text.document;
    for (const signature of await this.texts.takeHeld(tx, text.sha256)) {
      const checked = await this.checkSignature(tx, text, signature);
      if (checked.ok) await this.texts.sign(tx, id, signature);
      await this.audit.record(tx, {
        actor: peer(signature.operator),
        action: checked.ok ? 'contract.signed-early' : 'contract.signature-dropped',
        subject: { kind: `${tierOf(text.document)}-contract`, id },
        reason: checked.ok ? text.sha256 : checked.error.code,
      });
    }
  }
}

/**
 * Number 1 changes nothing and has one set of parties; a later one follows the text it changes. That has
 * always come before, as it is not concluded without this operator; only who accedes does not have it.
 */
function checkPlace(record: ContractRecord, text: StoredText, own: string): Outcome<undefined> {
  const { document } = text;
  const [first] = record.texts;
  const fits =
    (first === undefined || tierOf(first.document) === tierOf(document)) &&
    (document.number === 1
      ? isFirst(record, document)
      : isFollowing(record, text) || isJoining(record, text, own));
  return fits ? ok() : refuse(contractErrors.TEXT_OUT_OF_PLACE, { contract: document.id });
}

const isFirst = ({ texts }: ContractRecord, document: ContractDocument): boolean =>
  document.base === null &&
  document.kind !== 'yuzu.contract/termination' &&
  texts.every((other) => haveSameParties(other.document, document));

function isFollowing({ texts }: ContractRecord, text: StoredText): boolean {
  const base = texts.find(({ sha256 }) => sha256 === text.document.base);
  return (
    base?.document.number === text.document.number - 1 &&
    follows(factsOfText(base), factsOfText(text))
  );
}

/** An accession of this operator, or another offer of it: it has no other texts of the contract. */
const isJoining = ({ texts }: ContractRecord, text: StoredText, own: string): boolean =>
  text.document.base !== null &&
  [text, ...texts].every((each) => factsOfText(each).acceding.includes(own)) &&
  isFirstHere({ own, texts: texts.map(factsOfText) }, factsOfText(text));

const haveSameParties = (a: ContractDocument, b: ContractDocument): boolean =>
  a.number !== b.number || partiesOf(a).join() === partiesOf(b).join();

const notOfParty = (operator: string, contract: string) =>
  refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator, contract });
