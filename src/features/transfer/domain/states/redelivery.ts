import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { ContractedTable } from '../../../catalogue/index.js';
import { transferErrors } from './errors.js';
import type { TransferPackage } from './package.js';

/** Ended without its content having been taken over. */
export const hasFailed = ({ state }: Pick<TransferPackage, 'state'>): boolean =>
  state === 'discrepant' || state === 'recalled';

/** Tables that reports of an accepted package ask for, while nothing settled them. */
type ReportedTables = readonly string[];

/**
 * Tables that have to be delivered again: all of a package that ended without success, those reported of an accepted
 * one. Empty: nothing of it is to be delivered again.
 */
export function tablesDue(pack: TransferPackage, reported: ReportedTables): ContractedTable[] {
  if (hasFailed(pack)) return [...pack.tables];
  if (pack.state !== 'accepted') return [];
  return pack.tables.filter(({ table }) => reported.includes(table));
}

/** 再提供の条件: of the contract, with something due, and no other delivery stands in for it already. */
export function checkReplaceable(
  all: readonly TransferPackage[],
  id: string,
  reported: ReportedTables,
): Outcome<ContractedTable[]> {
  const pack = all.find((one) => one.id === id && one.direction === 'provided');
  const under = all.some(
    (one) => one.replaces === id && !hasFailed(one) && one.state !== 'accepted',
  );
  const due = pack && !under ? tablesDue(pack, reported) : [];
  if (due.length > 0) return ok(due);
  return refuse(transferErrors.PACKAGE_NOT_REPLACEABLE, {
    package: pack?.name ?? id,
    state: pack?.state ?? '-',
  });
}

/** Number of the next delivery under a contract: counts on, whatever became of those before. */
export const nextDelivery = (all: readonly TransferPackage[]): number =>
  1 + Math.max(0, ...all.map(({ delivery }) => delivery));

/** The package and those it stands in for, newest first. */
export function replacedBy(
  pack: TransferPackage,
  all: readonly TransferPackage[],
): TransferPackage[] {
  const replaced = all.find(({ id }) => id === pack.replaces);
  return replaced ? [pack, ...replacedBy(replaced, all)] : [pack];
}

/** One table of a contract's data, and the delivery it is taken from. */
export interface TableInForce {
  readonly table: string;
  readonly packageId: string;
  readonly packageName: string;
  readonly delivery: number;
  readonly rows: number;
}

/**
 * 現に有効なデータ: the accepted packages of a contract with every table that a later accepted delivery brought again
 * taken from that one.
 */
export function contentInForce(all: readonly TransferPackage[]): TableInForce[] {
  const accepted = all.filter(({ state }) => state === 'accepted');
  const isSuperseded = (pack: TransferPackage, table: string): boolean =>
    accepted.some(
      (later) =>
        later.id !== pack.id &&
        later.tables.some((one) => one.table === table) &&
        replacedBy(later, all).some(({ id }) => id === pack.id),
    );
  return accepted.flatMap((pack) =>
    pack.tables
      .filter(({ table }) => !isSuperseded(pack, table))
      .map(({ table }) => ({
        ...{ table, packageId: pack.id, packageName: pack.name, delivery: pack.delivery },
        rows: pack.seal?.rows.find((one) => one.table === table)?.rows ?? 0,
      })),
  );
}
