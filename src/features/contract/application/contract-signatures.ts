import { actorText, type Actor } from '../../../kernel/actor.js';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type ContractDocument, partiesOf } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import { type ContractSignature, hasSigned } from '../domain/signature.js';
import type { GivenSignature } from './contract-message.js';
import { SignatureStore } from './ports/signature.store.js';

/** What is signed: a contract of either tier. */
export interface Signable {
  readonly id: string;
  readonly document: ContractDocument;
  readonly sha256: string;
  readonly draftedBy: string | null;
}

/** Signatures of both tiers: made with the own key, verified with the pinned key of the peer. */
@UseCase()
export class ContractSignatures {
  constructor(
    private readonly signatures: SignatureStore,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  of(tx: Tx, contractId: string): Promise<ContractSignature[]> {
    return this.signatures.of(tx, contractId);
  }

  /** Signs for this operator; refused for the person who drafted. */
  async sign(
    tx: Tx,
    actor: Actor,
    contract: Signable,
    title: string,
  ): Promise<Outcome<ContractSignature>> {
    if (actorText(actor) === contract.draftedBy)
      return refuse(contractErrors.SIGNER_IS_DRAFTER, { contract: contract.id });
    const signature: ContractSignature = {
      operator: this.operators.own().code,
      title,
      sha256: contract.sha256,
      signedAt: this.clock.now().toISOString(),
      signature: await this.keyring.sign(canonicalJson(contract.document)),
    };
    const added = await this.add(tx, contract.id, signature);
    return added.ok ? ok(signature) : added;
  }

  /** Takes a party's signature, if its pinned key made it over this very document. */
  async accept(
    tx: Tx,
    contract: Signable,
    operator: string,
    signature: GivenSignature,
  ): Promise<Outcome<undefined>> {
    const { id, document, sha256 } = contract;
    if (!partiesOf(document).includes(operator))
      return refuse(contractErrors.CONTRACT_NOT_OF_PARTY, { operator, contract: id });
    if (signature.sha256 !== sha256)
      return refuse(contractErrors.CONTRACT_ALTERED, { contract: id });
    const peer = await this.operators.confirmed(tx, operator);
    if (!peer.ok) return peer;
    const text = canonicalJson(document);
    const verified = await this.keyring.verify(text, signature.signature, peer.value.publicKey);
    return verified.ok ? this.add(tx, id, { operator, ...signature }) : verified;
  }

  async hasAll(tx: Tx, { id, document }: Signable): Promise<boolean> {
    return hasSigned(await this.signatures.of(tx, id), partiesOf(document));
  }

  /** Among three parties a signature may overtake the proposal it signs: channels are per pair. */
  hold(tx: Tx, contractId: string, operator: string, signature: GivenSignature): Promise<void> {
    return this.signatures.hold(tx, contractId, { operator, ...signature });
  }

  /** Takes the held signatures of a contract that has now arrived; one that does not hold is dropped. */
  async acceptHeld(tx: Tx, contract: Signable): Promise<void> {
    for (const { operator, ...signature } of await this.signatures.takeHeld(tx, contract.id)) {
      const accepted = await this.accept(tx, contract, operator, signature);
      const reason = accepted.ok ? undefined : accepted.error.code;
      await this.audit.record(tx, {
        actor: { kind: 'peer', operator },
        action: accepted.ok ? 'contract.signed-early' : 'contract.signature-dropped',
        subject: { kind: 'contract', id: contract.id },
        ...(reason !== undefined && { reason }),
      });
    }
  }

  private async add(
    tx: Tx,
    contract: string,
    signature: ContractSignature,
  ): Promise<Outcome<undefined>> {
    if (await this.signatures.add(tx, contract, signature)) return ok();
    const { operator } = signature;
    return refuse(contractErrors.CONTRACT_SIGNED_ALREADY, { operator, contract });
  }
}
