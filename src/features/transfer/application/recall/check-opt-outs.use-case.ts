import type { Actor } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { type DigestedRecord, handoverDigest } from '../../domain/handover-record.js';
import { afterComparison, isHandedOver } from '../../domain/states/opt-out-moment.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { recallErrors } from '../../domain/states/recall-errors.js';
import { PackageBook } from '../office/package-book.js';
import { packageView, type PackageView } from '../office/package-view.js';
import { readHandoverRecords } from '../read-records.js';
import { DeletionDuties } from './deletion-duties.js';
import { type Concerned, PersonsConcerned } from './persons-concerned.js';
import { RecallPackage } from './recall-package.js';

export interface CheckedOptOuts {
  readonly package: PackageView;
  /** Of the opt-out list. */
  readonly listVersion: number;
  readonly noticeListVersion: number;
  /** Persons in the package who are on the opt-out list, or whom no notice covers any more. */
  readonly concerned: number;
}

/**
 * 提供停止の求め・通知の一覧との照合, of the persons in a dispatched package. Somebody concerned: before the release the
 * package is recalled, after it the recipient has to delete who opted out. Nobody: the passphrase is free again. The
 * records are read in memory, and nothing of them is kept but the digests of persons to delete.
 */
@UseCase()
export class CheckOptOuts {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly persons: PersonsConcerned,
    private readonly recalls: RecallPackage,
    private readonly duties: DeletionDuties,
    private readonly keyring: Keyring,
  ) {}

  /** `armored`: NAME.records.asc as `yuzu pack` wrote it. */
  async execute(
    actor: Actor,
    packageId: string,
    armored: string,
  ): Promise<Outcome<CheckedOptOuts>> {
    const records: DigestedRecord[] = [];
    for await (const message of readHandoverRecords(armored, this.keyring)) {
      if (!message.ok) return message;
      for (const record of message.value) records.push(record);
    }
    return this.transactions.run((tx) => this.check(tx, actor, packageId, records));
  }

  private async check(
    tx: Tx,
    actor: Actor,
    packageId: string,
    records: readonly DigestedRecord[],
  ): Promise<Outcome<CheckedOptOuts>> {
    const found = await this.book.locked(tx, packageId, 'provided');
    if (!found.ok) return found;
    const belongs = checkRecords(found.value, records);
    if (!belongs.ok) return belongs;
    const concerned = await this.persons.among(tx, found.value, records);
    const { 'opt-out': listVersion, notice: noticeListVersion } = concerned.versions;
    const compared = {
      optOuts: { checkedVersion: listVersion },
      notices: { checkedVersion: noticeListVersion },
    };
    const settled = await this.settle(tx, actor, { ...found.value, ...compared }, concerned);
    if (!settled.ok) return settled;
    const { size } = new Set([...concerned.optedOut, ...concerned.notCovered]);
    return ok({
      package: packageView(settled.value),
      listVersion,
      noticeListVersion,
      concerned: size,
    });
  }

  private async settle(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    { versions, optedOut, notCovered }: Concerned,
  ): Promise<Outcome<TransferPackage>> {
    const digests = optedOut.map(({ digest }) => digest);
    if (afterComparison(pack, optedOut.length + notCovered.length) === 'recall')
      return this.recalls.recall(tx, actor, pack, digests.length > 0 ? 'opt-out' : 'notice');
    const lists = `opt-out list ${String(versions['opt-out'])}, notice list ${String(versions.notice)}`;
    const reason = `${lists}: ${String(digests.length)}`;
    const noted = await this.book.note(tx, actor, pack, 'check-opt-outs', { reason });
    if (noted.ok) await this.duties.raise(tx, actor, pack, digests);
    return noted;
  }
}

/** Refused unless these are the persons that were packed, each and nobody else. */
function checkRecords(
  pack: TransferPackage,
  records: readonly DigestedRecord[],
): Outcome<undefined> {
  const { name, state, seal } = pack;
  if (!isHandedOver(pack))
    return refuse(recallErrors.OPT_OUT_CHECK_TOO_EARLY, { package: name, state });
  const { count, root } = handoverDigest(records.map(({ digest }) => digest));
  if (count === seal?.recordCount && root === seal.recordRoot) return ok();
  return refuse(recallErrors.RECORDS_OF_ANOTHER_PACKAGE, { package: name });
}
