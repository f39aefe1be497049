import type { TransferPackage, VoidCause } from './package.js';
import { allows, type PackageState } from './package-states.js';

/** Provided packages the recipient has, or will have, in its hands and cannot open yet. */
const CLOSED: readonly PackageState[] = ['dispatched', 'arrived', 'release-requested'];
/** Provided packages the recipient can open, or holds the content of. */
const OPENED: readonly PackageState[] = ['released', 'accepted'];

type Moment = Pick<TransferPackage, 'direction' | 'state'>;

/** Dispatched and not opened: a person who opted out is kept back by recalling the package. */
export const isClosed = ({ direction, state }: Moment): boolean =>
  direction === 'provided' && CLOSED.includes(state);

/**
 * True from the dispatch on, while the recipient may hold the persons' data: their stop requests are the recipient's
 * too. The data of a package that was discrepant or recalled were never kept.
 */
export const isHandedOver = (pack: Moment): boolean =>
  pack.direction === 'provided' && (isClosed(pack) || OPENED.includes(pack.state));

/**
 * What a list that changed does to a package: before the dispatch its ticket and all that was made from it are void;
 * after it the passphrase is held back until the persons are compared. What was released waits for that after a stop
 * request alone: what an institution stops later was provided by right.
 */
export function afterListChange(
  pack: TransferPackage,
  cause: VoidCause,
): 'void' | 'hold' | undefined {
  if (pack.direction !== 'provided') return undefined;
  if (pack.ticket && allows(pack, 'void-ticket')) return 'void';
  const concerns = cause === 'opt-out' ? isHandedOver(pack) : isClosed(pack);
  return concerns ? 'hold' : undefined;
}

/** What comparing the persons of a package with the list leads to, where so many of them are on it. */
export function afterComparison(
  pack: Moment,
  concerned: number,
): 'recall' | 'ask-deletion' | 'free' {
  if (concerned === 0) return 'free';
  return isClosed(pack) ? 'recall' : 'ask-deletion';
}
