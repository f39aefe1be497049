import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Outbox } from '../../../kernel/ports/outbox.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { provisionLogErrors } from '../domain/errors.js';
import type { HandoverEntry } from '../domain/log-entry.js';
import {
  compareDigests,
  digestRoot,
  packDigests,
  reconciliationProcess,
  unpackDigests,
  type Comparison,
  type ReconciliationCommand,
} from '../domain/reconciliation.js';
import { HandoverPackages, type HandoverPackage } from './ports/handover-packages.js';
import { ReconciliationStore, type Reconciliation } from './ports/reconciliation.store.js';
import { RecordStore } from './ports/record.store.js';

/** Body of `provision-log.digests`. */
export interface DigestsMessage {
  readonly packageId: string;
  readonly packageName: string;
  readonly count: number;
  /** 32-byte digests in ascending order, one block, base64. */
  readonly digests: string;
}

/** Body of `provision-log.reconciled`: the answering side's view. */
export interface ReconciledMessage {
  readonly packageId: string;
  readonly agreed: boolean;
  /** Records the answering side holds. */
  readonly count: number;
  readonly onlyProvider: number;
  readonly onlyRecipient: number;
  /** `digestRoot` of the answering side. */
  readonly root: string;
}

type Parties = Pick<
  HandoverPackage | HandoverEntry,
  'packageId' | 'packageName' | 'direction' | 'counterpart'
>;
type Results = Partial<
  Pick<Reconciliation, 'ownCount' | 'peerCount' | 'onlyOwn' | 'onlyPeer' | 'ownRoot' | 'peerRoot'>
>;

/** 突き合わせ: digests of one package's persons compared, without either side revealing a person. */
@UseCase()
export class Reconciler {
  constructor(
    private readonly records: RecordStore,
    private readonly packages: HandoverPackages,
    private readonly reconciliations: ReconciliationStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async start(tx: Tx, packageId: string): Promise<Outcome<Reconciliation>> {
    const handover = await this.records.handoverOf(tx, packageId);
    if (!handover) return refuse(provisionLogErrors.HANDOVER_NOT_RECORDED, { packageId });
    const own = await this.records.digests(tx, handover.id);
    const { packageName } = handover;
    const digests = packDigests(own).toString('base64');
    const body: DigestsMessage = { packageId, packageName, count: own.length, digests };
    const to = handover.counterpart.code ?? '';
    await this.outbox.send(tx, { to, type: 'provision-log.digests', body });
    return this.move(tx, handover, 'send', ownResults(own));
  }

  /** Compares a counterpart's digests with own records, now or as soon as those are made. */
  async receive(tx: Tx, from: string, message: DigestsMessage): Promise<Outcome<Reconciliation>> {
    const { packageId, packageName, count } = message;
    const block = Buffer.from(message.digests, 'base64');
    const theirs = unpackDigests(block, count);
    if (!theirs) return refuse(provisionLogErrors.DIGESTS_MALFORMED, { packageName, count });
    const handover = await this.records.handoverOf(tx, packageId);
    const parties = handover ?? (await this.packages.find(tx, packageId));
    if (!parties) return refuse(provisionLogErrors.PACKAGE_UNKNOWN, { packageId });
    if (parties.counterpart.code !== from)
      return refuse(provisionLogErrors.NOT_THE_COUNTERPART, { from, packageId });
    if (handover) return this.compare(tx, handover, theirs);
    const peer = { peerCount: count, peerRoot: digestRoot(theirs) };
    const waiting = await this.move(tx, parties, 'wait', peer);
    await this.reconciliations.keepPeerDigests(tx, packageId, block);
    return waiting;
  }

  /** To be called when own records are made: answers digests that came in before them. */
  async settleAwaited(tx: Tx, handover: HandoverEntry): Promise<Outcome<undefined>> {
    const { packageId } = handover;
    const waiting = await this.reconciliations.find(tx, packageId);
    const block = await this.reconciliations.peerDigests(tx, packageId);
    if (waiting?.state !== 'awaiting-own-records' || !block) return ok();
    const theirs = unpackDigests(block, waiting.peerCount ?? 0) ?? [];
    const compared = await this.compare(tx, handover, theirs);
    if (!compared.ok) return compared;
    await this.reconciliations.keepPeerDigests(tx, packageId, null);
    return ok();
  }

  /** Takes the counterpart's answer; it agrees only if its root and count are our own too. */
  async answered(
    tx: Tx,
    from: string,
    message: ReconciledMessage,
  ): Promise<Outcome<Reconciliation>> {
    const { packageId, count, root, onlyProvider, onlyRecipient } = message;
    const row = await this.reconciliations.find(tx, packageId);
    const handover = await this.records.handoverOf(tx, packageId);
    if (!row || !handover) return refuse(provisionLogErrors.RECONCILIATION_UNKNOWN, { packageId });
    if (row.counterpart !== from)
      return refuse(provisionLogErrors.NOT_THE_COUNTERPART, { from, packageId });
    const agreed = message.agreed && root === handover.digestRoot && count === handover.persons;
    const [onlyOwn, onlyPeer] =
      row.direction === 'provided' ? [onlyProvider, onlyRecipient] : [onlyRecipient, onlyProvider];
    const results = { peerCount: count, peerRoot: root, onlyOwn, onlyPeer };
    return this.move(tx, handover, agreed ? 'agree' : 'dispute', results);
  }

  private async compare(tx: Tx, handover: HandoverEntry, theirs: string[]) {
    const own = await this.records.digests(tx, handover.id);
    const comparison = compareDigests(own, theirs);
    const { agreed, onlyOwn, onlyPeer } = comparison;
    await this.answer(tx, handover, own, comparison);
    return this.move(tx, handover, agreed ? 'agree' : 'dispute', {
      ...ownResults(own),
      peerCount: theirs.length,
      peerRoot: digestRoot(theirs),
      onlyOwn,
      onlyPeer,
    });
  }

  private async answer(tx: Tx, handover: HandoverEntry, own: string[], result: Comparison) {
    const { onlyOwn, onlyPeer, agreed } = result;
    const [onlyProvider, onlyRecipient] =
      handover.direction === 'provided' ? [onlyOwn, onlyPeer] : [onlyPeer, onlyOwn];
    const { packageId } = handover;
    const counts = { count: own.length, onlyProvider, onlyRecipient };
    const body: ReconciledMessage = { packageId, agreed, ...counts, root: digestRoot(own) };
    const to = handover.counterpart.code ?? '';
    await this.outbox.send(tx, { to, type: 'provision-log.reconciled', body });
  }

  private async move(
    tx: Tx,
    { packageId, packageName, direction, counterpart }: Parties,
    command: ReconciliationCommand,
    results: Results,
  ): Promise<Outcome<Reconciliation>> {
    const before = await this.reconciliations.find(tx, packageId);
    const state = reconciliationProcess.next(before?.state ?? 'sent', command);
    if (!state.ok) return state;
    const row: Reconciliation = {
      ...NO_RESULTS,
      ...before,
      ...results,
      packageId,
      packageName,
      direction,
      counterpart: counterpart.code ?? '',
      state: state.value,
      updatedAt: this.clock.now().toISOString(),
    };
    await this.reconciliations.save(tx, row);
    const subject = { kind: 'package', id: packageId };
    const change = { ...(before ? { from: before.state } : {}), to: state.value };
    const action = `reconciliation.${command}`;
    await this.audit.record(tx, { actor: { kind: 'gateway' }, action, subject, ...change });
    return ok(row);
  }
}

const NO_RESULTS = {
  ownCount: null,
  peerCount: null,
  onlyOwn: null,
  onlyPeer: null,
  ownRoot: null,
  peerRoot: null,
};

const ownResults = (own: string[]): Results => ({
  ownCount: own.length,
  ownRoot: digestRoot(own),
});
