import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { TransferPackage } from '../states/package.js';
import { deliveryErrors } from './delivery-errors.js';

/**
 * The package, while the next piece of it is to be sent; none once it is recalled, or whatever else ended its way.
 * A list that changed after the dispatch holds it back until its persons are compared.
 */
export function uploadDue(pack: TransferPackage | undefined): Outcome<TransferPackage | undefined> {
  if (pack?.direction !== 'provided' || pack.state !== 'dispatched') return ok(undefined);
  if (pack.upload?.stopped) return ok(undefined);
  const held = pack.optOuts?.heldVersion ?? pack.notices?.heldVersion;
  return held === undefined
    ? ok(pack)
    : refuse(deliveryErrors.DELIVERY_HELD, { package: pack.name });
}
