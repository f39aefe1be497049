import { canonicalJson, digestOf } from '../../../kernel/canonical-json.js';
import { type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import type { ContractDocument, ContractNotice } from '../domain/contract-document.js';
import { contractErrors } from '../domain/errors.js';
import type { ContractSignature } from '../domain/signature.js';

/** Signatures over canonical JSON: made with the own key, verified with the pinned key of the peer. */
@UseCase()
export class TextSignatures {
  constructor(
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  async make(signed: ContractDocument | ContractNotice, title: string): Promise<ContractSignature> {
    return {
      operator: this.operators.own().code,
      title,
      sha256: digestOf(signed),
      signedAt: this.clock.now().toISOString(),
      signature: await this.keyring.sign(canonicalJson(signed)),
    };
  }

  /** Refused unless the operator is a confirmed peer whose pinned key signed this very text. */
  async check(
    tx: Tx,
    signed: ContractDocument | ContractNotice,
    contract: string,
    { operator, sha256, signature }: ContractSignature,
  ): Promise<Outcome<undefined>> {
    if (sha256 !== digestOf(signed)) return refuse(contractErrors.CONTRACT_ALTERED, { contract });
    const peer = await this.operators.confirmed(tx, operator);
    if (!peer.ok) return peer;
    return this.keyring.verify(canonicalJson(signed), signature, peer.value.publicKey);
  }
}
