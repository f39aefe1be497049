import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { transferErrors } from './errors.js';
import type { TransferPackage } from './package.js';

/** Ended without its content having been taken over. */
const hasFailed = ({ state }: TransferPackage): boolean =>
  state === 'discrepant' || state === 'recalled';

/** 再提供の条件: of the contract, ended without success, and no other delivery stands in for it already. */
export function checkReplaceable(
  all: readonly TransferPackage[],
  id: string,
): Outcome<TransferPackage> {
  const pack = all.find((one) => one.id === id && one.direction === 'provided');
  const replaced = all.some((one) => one.replaces === id && !hasFailed(one));
  if (pack && hasFailed(pack) && !replaced) return ok(pack);
  return refuse(transferErrors.PACKAGE_NOT_REPLACEABLE, {
    package: pack?.name ?? id,
    state: pack?.state ?? '-',
  });
}

/** Number of the next delivery under a contract: counts on, whatever became of those before. */
export const nextDelivery = (all: readonly TransferPackage[]): number =>
  1 + Math.max(0, ...all.map(({ delivery }) => delivery));
