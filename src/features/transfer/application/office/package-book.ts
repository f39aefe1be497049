import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { AuditTrail } from '../../../../kernel/ports/audit-trail.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { transferErrors } from '../../domain/states/errors.js';
import type { TransferPackage } from '../../domain/states/package.js';
import {
  nextState,
  type PackageCommand,
  type PackageDirection,
} from '../../domain/states/package-states.js';
import { PackageStore } from '../ports/package.store.js';

const ROLES = {
  provided: { roleJa: '提供する', roleEn: 'provided from' },
  received: { roleJa: '受領する', roleEn: 'received' },
} as const;

const unknownPackage = (id: string, direction: PackageDirection) =>
  refuse(transferErrors.PACKAGE_NOT_HERE, { package: id, ...ROLES[direction] });

/** What use cases and messages do alike to a package: lock, move along its table, leave a line in the trail. */
@UseCase()
export class PackageBook {
  constructor(
    private readonly packages: PackageStore,
    private readonly audit: AuditTrail,
  ) {}

  /** Locked. A package of the other direction has nothing of what the caller is about. */
  async locked(tx: Tx, id: string, direction: PackageDirection): Promise<Outcome<TransferPackage>> {
    const found = await this.packages.lock(tx, id);
    return found?.direction === direction ? ok(found) : unknownPackage(id, direction);
  }

  /** Locked, in a state that allows the command: what else is missing says nothing useful before that. */
  async ready(
    tx: Tx,
    id: string,
    direction: PackageDirection,
    command: PackageCommand,
  ): Promise<Outcome<TransferPackage>> {
    const found = await this.locked(tx, id, direction);
    const possible = found.ok ? nextState(found.value, command) : found;
    return possible.ok ? found : possible;
  }

  /** The package a peer's message speaks of, if it is that peer's to speak of. */
  async ofPeer(
    tx: Tx,
    peer: string,
    id: string,
    direction: PackageDirection,
  ): Promise<Outcome<TransferPackage>> {
    const found = await this.locked(tx, id, direction);
    if (!found.ok || found.value.counterpart === peer) return found;
    return unknownPackage(id, direction);
  }

  /** Locked: the package of either direction that is shared with this peer. */
  async sharedWith(tx: Tx, peer: string, id: string): Promise<Outcome<TransferPackage>> {
    const found = await this.packages.lock(tx, id);
    return found?.counterpart === peer ? ok(found) : unknownPackage(id, 'received');
  }

  async add(tx: Tx, actor: Actor, pack: TransferPackage): Promise<Outcome<TransferPackage>> {
    const { name, state } = pack;
    if (!(await this.packages.add(tx, pack)))
      return refuse(transferErrors.PACKAGE_EXISTS, { package: name });
    const action = pack.direction === 'provided' ? 'package.plan' : 'package.dispatched';
    await this.record(tx, { actor, action, pack, to: state });
    return ok(pack);
  }

  async move(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    command: PackageCommand,
    { reason, ...change }: Partial<TransferPackage> & { reason?: string } = {},
  ): Promise<Outcome<TransferPackage>> {
    const next = nextState(pack, command);
    if (!next.ok) return next;
    const moved = { ...pack, ...change, state: next.value };
    await this.packages.save(tx, moved);
    const action = `package.${command}`;
    await this.record(tx, { actor, action, pack, from: pack.state, to: next.value, reason });
    return ok(moved);
  }

  /** Something to remember of a package that leaves its state as it is. */
  async note(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    action: string,
    { reason, ...change }: Partial<TransferPackage> & { reason?: string },
  ): Promise<Outcome<TransferPackage>> {
    const noted = { ...pack, ...change };
    await this.packages.save(tx, noted);
    const { state: to } = pack;
    await this.record(tx, { actor, action: `package.${action}`, pack, from: to, to, reason });
    return ok(noted);
  }

  private record(
    tx: Tx,
    { pack, ...line }: Line & { readonly pack: TransferPackage },
  ): Promise<void> {
    return this.audit.record(tx, { ...line, subject: { kind: 'package', id: pack.id } });
  }
}

interface Line {
  readonly actor: Actor;
  readonly action: string;
  readonly from?: string;
  readonly to: string;
  readonly reason?: string;
}
