import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { transferErrors } from './errors.js';
import { isHandedOver } from './opt-out-moment.js';
import type { TransferPackage, VoidCause } from './package.js';

/** Versions of the opt-out list and of the notice list. */
export type ListVersions = Readonly<Record<VoidCause, number>>;

const LISTS: readonly VoidCause[] = ['opt-out', 'notice'];

/** Where a package remembers a list that changed after it had left. */
export const standingOn = (cause: VoidCause) => (cause === 'opt-out' ? 'optOuts' : 'notices');

/** Version of the list that the persons in a package were last compared with. */
export function checkedVersion(pack: TransferPackage, cause: VoidCause): number {
  const applied = {
    'opt-out': pack.seal?.optOutListVersion,
    notice: pack.extraction?.noticeListVersion,
  };
  return pack[standingOn(cause)]?.checkedVersion ?? applied[cause] ?? 0;
}

/** Refused where one of the lists has changed since the persons in the package were compared with it. */
export function checkLists(pack: TransferPackage, versions: ListVersions): Outcome<undefined> {
  const changed = LISTS.find((cause) => checkedVersion(pack, cause) < versions[cause]);
  if (changed === undefined) return ok();
  const [checked, current] = [checkedVersion(pack, changed), versions[changed]];
  return refuse(refusalOf(pack, changed), { package: pack.name, checked, current });
}

/** Before the dispatch it is extracted again; after it the persons are compared. */
function refusalOf(pack: TransferPackage, changed: VoidCause) {
  const { OPT_OUTS_SINCE_DISPATCH, OPT_OUTS_SINCE_EXTRACTION } = transferErrors;
  const { NOTICES_SINCE_DISPATCH, NOTICES_SINCE_EXTRACTION } = transferErrors;
  if (isHandedOver(pack))
    return changed === 'opt-out' ? OPT_OUTS_SINCE_DISPATCH : NOTICES_SINCE_DISPATCH;
  return changed === 'opt-out' ? OPT_OUTS_SINCE_EXTRACTION : NOTICES_SINCE_EXTRACTION;
}
