import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { transferErrors } from './errors.js';
import type { ArrivalHashes, TransferPackage } from './package.js';

/** What came over the network is here: nobody's word stands for its hash. */
export function checkMeasuredBy(
  { name, consignment }: TransferPackage,
  { measuredBy }: ArrivalHashes,
): Outcome<undefined> {
  const own = consignment?.method !== 'network' || measuredBy === 'gateway';
  return own ? ok() : refuse(transferErrors.ARRIVAL_HASHES_NEEDED, { package: name });
}
