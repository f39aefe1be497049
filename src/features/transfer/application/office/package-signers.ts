import { actorText, type Actor, type Person } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { type RegisteredKey, type SigningKey, SigningKeys } from '../../../identity/index.js';
import type { ProvideTicket } from '../../../extraction/index.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import { signingErrors } from '../../domain/signing-errors.js';

const publicPart = ({ fingerprint, publicKey }: RegisteredKey): SigningKey => ({
  fingerprint,
  publicKey,
});

/** Whose personal keys may sign packages of this operator. */
@UseCase()
export class PackageSigners {
  constructor(private readonly keys: SigningKeys) {}

  /** For a job ticket: the keys in use of all who may prepare or approve. */
  async forTicket(tx: Tx): Promise<ProvideTicket['signers']> {
    const preparers = await this.keys.permitted(tx, 'package.record');
    const approvers = await this.keys.permitted(tx, 'package.approve');
    return { preparers: preparers.map(publicPart), approvers: approvers.map(publicPart) };
  }

  /** The actor's own key, with which packages may be prepared. */
  async ownPreparer(tx: Tx, { id }: Person): Promise<Outcome<SigningKey>> {
    const keys = await this.keys.permitted(tx, 'package.record');
    const key = keys.find(({ personId }) => personId === id);
    return key ? ok(publicPart(key)) : refuse(provideErrors.OWN_SIGNING_KEY_NEEDED);
  }

  async preparer(tx: Tx, fingerprint: string): Promise<Outcome<SigningKey>> {
    const keys = await this.keys.permitted(tx, 'package.record');
    const key = keys.find((one) => one.fingerprint === fingerprint);
    return key ? ok(publicPart(key)) : refuse(signingErrors.PREPARER_KEY_UNKNOWN, { fingerprint });
  }

  /** The actor's own key, if it may approve what was prepared with the other one. */
  async approver(
    tx: Tx,
    actor: Actor,
    fingerprint: string,
    preparer: string,
  ): Promise<Outcome<SigningKey>> {
    const keys = await this.keys.permitted(tx, 'package.approve');
    const key = keys.find((one) => one.fingerprint === fingerprint);
    if (!key) return refuse(signingErrors.APPROVER_KEY_UNKNOWN, { fingerprint });
    if (actorText(actor) !== `person:${key.personId}`)
      return refuse(signingErrors.APPROVAL_OF_ANOTHER_PERSON, { fingerprint });
    const prepared = await this.keys.find(tx, preparer);
    if (prepared?.personId === key.personId) return refuse(signingErrors.APPROVER_PREPARED);
    return ok(publicPart(key));
  }
}
