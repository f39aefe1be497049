import { actorText, type Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type ContractDocument, partiesOf } from '../domain/contract-document.js';
import {
  type ContractRecord,
  draftOf,
  factsOfText,
  isProposed,
  negotiationOf,
  type StoredText,
  textOf,
} from '../domain/contract-record.js';
import { contractErrors } from '../domain/errors.js';
import { hasSigned, type Negotiation, openTexts, type TextFacts } from '../domain/negotiation.js';
import { checkDecline, checkPropose, checkSign } from '../domain/negotiation-rules.js';
import { ContractChanges } from './contract-changes.js';
import { given, PROPOSAL_TYPES } from './contract-message.js';
import { ContractNotices } from './contract-notices.js';
import { ContractTiers } from './contract-tier.js';
import { TextStore } from './ports/text.store.js';
import { TextSignatures } from './text-signatures.js';

/** Answer to a text: the SHA-256 says which one the person has read. */
export interface TextSignature {
  readonly sha256: string;
  /** Office of the signer, e.g. 代表取締役. */
  readonly title: string;
}

export interface TextRefusal {
  readonly sha256: string;
  readonly reason: string;
}

/** What this operator does with the texts of a contract, of either tier. */
@UseCase()
export class ContractTexts {
  constructor(
    private readonly texts: TextStore,
    private readonly tiers: ContractTiers,
    private readonly changes: ContractChanges,
    private readonly notices: ContractNotices,
    private readonly signatures: TextSignatures,
    private readonly operators: Operators,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Nobody else acts on the contract until the transaction ends; refused when it is unknown. */
  async locked(tx: Tx, contract: string): Promise<Outcome<ContractRecord>> {
    await this.texts.lock(tx, contract);
    const record = await this.texts.of(tx, contract);
    return record.texts.length > 0
      ? ok(record)
      : refuse(contractErrors.CONTRACT_UNKNOWN, { contract });
  }

  /** Keeps a draft in place of an earlier one; nobody else learns of it before it is signed. */
  async draft(tx: Tx, actor: Actor, document: ContractDocument): Promise<Outcome<ContractRecord>> {
    await this.texts.lock(tx, document.id);
    const before = await this.texts.of(tx, document.id);
    const text: StoredText = {
      sha256: digestOf(document),
      document,
      draftedBy: actorText(actor),
      recordedAt: this.clock.now().toISOString(),
    };
    const may = checkPropose(this.known(before), factsOfText(text), this.clock.today());
    if (!may.ok) return may;
    const allowed = await this.tiers.of(document).checkSigning(tx, document);
    if (!allowed.ok) return allowed;
    await this.texts.add(tx, text);
    return this.changes.settle(tx, actor, 'draft', before, text);
  }

  /** Signs what the person has read: the own draft, which proposes it, or the proposal of a party. */
  async sign(
    tx: Tx,
    actor: Actor,
    contract: string,
    { sha256, title }: TextSignature,
  ): Promise<Outcome<ContractRecord>> {
    const found = await this.find(tx, contract, sha256);
    if (!found.ok) return found;
    const { record, text } = found.value;
    const may = this.mayBeSigned(actor, record, text);
    if (!may.ok) return may;
    const allowed = await this.tiers.of(text.document).checkSigning(tx, text.document);
    if (!allowed.ok) return allowed;
    const isDraft = !isProposed(record, text);
    if (isDraft) await this.declineForOthers(tx, record, text);
    const signature = await this.signatures.make(text.document, title);
    await this.texts.sign(tx, contract, signature);
    const message = isDraft
      ? {
          type: PROPOSAL_TYPES[text.document.kind],
          body: { text: text.document, signature: given(signature) },
        }
      : {
          type: 'contract.text-signed',
          body: { contractId: contract, signature: given(signature) },
        };
    await this.tell(tx, partiesOf(text.document), message);
    await this.notices.tellNewcomers(tx, text.document);
    return this.changes.settle(tx, actor, isDraft ? 'propose' : 'sign', record, text);
  }

  /** Promises never to sign the text. */
  async decline(
    tx: Tx,
    actor: Actor,
    contract: string,
    { sha256, reason }: TextRefusal,
  ): Promise<Outcome<ContractRecord>> {
    const found = await this.find(tx, contract, sha256);
    if (!found.ok) return found;
    const { record, text } = found.value;
    if (!isProposed(record, text)) return unknownText(contract, sha256);
    const may = checkDecline(this.known(record), factsOfText(text));
    if (!may.ok) return may;
    await this.saveDecline(tx, contract, factsOfText(text), reason);
    return this.changes.settle(tx, actor, 'decline', record, text);
  }

  private mayBeSigned(actor: Actor, record: ContractRecord, text: StoredText): Outcome<undefined> {
    const { id: contract } = record;
    if (actorText(actor) === text.draftedBy)
      return refuse(contractErrors.SIGNER_IS_DRAFTER, { contract });
    const known = this.known(record);
    const today = this.clock.today();
    if (isProposed(record, text)) return checkSign(known, factsOfText(text), today);
    if (draftOf(record)?.sha256 !== text.sha256) return unknownText(contract, text.sha256);
    return checkPropose(known, factsOfText(text), today);
  }

  /** Parties of an open proposal that the new one leaves out learn that it will not be signed. */
  private async declineForOthers(
    tx: Tx,
    { id, ...record }: ContractRecord,
    { document, sha256 }: StoredText,
  ): Promise<void> {
    const known = this.known({ id, ...record });
    const parties = partiesOf(document);
    const left = openTexts(known).filter(
      (open) =>
        open.parties.some((party) => !parties.includes(party)) &&
        !hasSigned(known, open, known.own),
    );
    const reason = `Answered by the text ${sha256}`;
    for (const open of left) await this.saveDecline(tx, id, open, reason);
  }

  private async saveDecline(
    tx: Tx,
    contractId: string,
    { sha256, parties }: TextFacts,
    reason: string,
  ): Promise<void> {
    const { code: operator } = this.operators.own();
    const declinedAt = this.clock.now().toISOString();
    await this.texts.decline(tx, contractId, { operator, sha256, reason, declinedAt });
    const body = { contractId, sha256, reason, declinedAt };
    await this.tell(tx, parties, { type: 'contract.text-declined', body });
  }

  private async tell(
    tx: Tx,
    parties: readonly string[],
    message: { type: string; body: unknown },
  ): Promise<void> {
    const own = this.operators.own().code;
    for (const to of parties.filter((code) => code !== own))
      await this.outbox.send(tx, { to, ...message });
  }

  private async find(
    tx: Tx,
    contract: string,
    sha256: string,
  ): Promise<Outcome<{ record: ContractRecord; text: StoredText }>> {
    const record = await this.locked(tx, contract);
    if (!record.ok) return record;
    const text = textOf(record.value, sha256);
    return text ? ok({ record: record.value, text }) : unknownText(contract, sha256);
  }

  private known(record: ContractRecord): Negotiation {
    return negotiationOf(record, this.operators.own().code);
  }
}

const unknownText = (contract: string, sha256: string) =>
  refuse(contractErrors.TEXT_UNKNOWN, { contract, text: sha256.slice(0, 12) });
