import type { TransferPackage } from './package.js';
import type { PackageState } from './package-states.js';

/** Provided packages the recipient has, or will have, in its hands and cannot open yet. */
const CLOSED: readonly PackageState[] = ['dispatched', 'arrived', 'release-requested'];
/** Provided packages the recipient can open, or holds the content of. */
const OPENED: readonly PackageState[] = ['released', 'accepted'];

type Moment = Pick<TransferPackage, 'direction' | 'state'>;

/** Dispatched and not opened: a person who opted out is kept back by recalling the package. */
export const isRecallable = ({ direction, state }: Moment): boolean =>
  direction === 'provided' && CLOSED.includes(state);

/**
 * True from the dispatch on, while the recipient may hold the persons' data: their stop requests are the recipient's
 * too. The data of a package that was discrepant or recalled were never kept.
 */
export const isHandedOver = (pack: Moment): boolean =>
  pack.direction === 'provided' && (isRecallable(pack) || OPENED.includes(pack.state));
