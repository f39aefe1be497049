import { actorText, type Person } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import type { TransferPackage } from '../../domain/states/package.js';
import type { PassphraseUse, PassphraseUseKind } from '../../domain/states/passphrase-use.js';
import { PassphraseUseStore } from '../ports/passphrase-use.store.js';
import { PackageBook } from '../office/package-book.js';

/** Body of `passphrase.used`: whoever did something with a passphrase tells the other side. */
export type UsedMessage = Pick<PassphraseUse, 'packageId' | 'kind' | 'at' | 'person'> & {
  readonly useId: string;
};

/** Writes down what persons do with passphrases, at both sides alike. */
@UseCase()
export class PassphraseUses {
  constructor(
    private readonly uses: PassphraseUseStore,
    private readonly operators: Operators,
    private readonly book: PackageBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async note(
    tx: Tx,
    by: Person,
    { id: packageId, counterpart: to }: TransferPackage,
    kind: PassphraseUseKind,
  ): Promise<void> {
    const told = { packageId, kind, at: this.clock.now().toISOString(), person: by.name };
    const id = newId();
    const operator = this.operators.own().code;
    await this.uses.add(tx, { ...told, id, operator, actor: actorText(by) });
    await this.outbox.send(tx, { to, type: 'passphrase.used', body: { ...told, useId: id } });
  }

  /** What the other side did; runs within the transaction of the message. */
  async heard(tx: Tx, from: string, message: UsedMessage): Promise<Outcome<unknown>> {
    const { useId: id, packageId, kind, at, person } = message;
    const found = await this.book.sharedWith(tx, from, packageId);
    if (!found.ok) return found;
    await this.uses.add(tx, { id, packageId, kind, at, person, operator: from });
    return ok();
  }
}
