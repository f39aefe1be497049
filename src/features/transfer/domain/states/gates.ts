import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { parsePackageName } from '../package-name.js';
import type { Carried } from './custody.js';
import { transferErrors } from './errors.js';
import type { TransferPackage } from './package.js';

/** What dispatching asks besides the state. */
export interface DispatchFacts {
  readonly mediumSerial: string;
  readonly carried: Carried | undefined;
  /** The opt-out list's version today. */
  readonly optOutListVersion: number;
}

/** Refused unless the courier has this very package and nobody opted out since its extraction. */
export function checkDispatch(
  { id, name, seal }: TransferPackage,
  { mediumSerial, carried, optOutListVersion }: DispatchFacts,
): Outcome<Carried> {
  if (!carried)
    return refuse(transferErrors.MEDIUM_NOT_COLLECTED, { package: name, medium: mediumSerial });
  if (carried.packageId !== id || carried.sha256 !== seal?.sha256)
    return refuse(transferErrors.MEDIUM_OF_ANOTHER_PACKAGE, {
      package: name,
      medium: mediumSerial,
    });
  if (seal?.optOutListVersion !== optOutListVersion)
    return refuse(transferErrors.OPT_OUTS_SINCE_EXTRACTION, {
      package: name,
      applied: seal?.optOutListVersion ?? 0,
      current: optOutListVersion,
    });
  return ok(carried);
}

/** 二者: who recorded the packing does not approve it. */
export function checkApprover(
  { name, sealedBy }: TransferPackage,
  actor: string,
): Outcome<undefined> {
  if (sealedBy !== actor) return ok();
  return refuse(transferErrors.APPROVER_IS_PACKER, { package: name });
}

/** 開示の条件: receipt confirmed, seal intact, hash equal. */
export function checkRelease({ name, arrival, seal }: TransferPackage): Outcome<undefined> {
  if (arrival?.sealIntact === true && arrival.sha256 === seal?.sha256) return ok();
  return refuse(transferErrors.RELEASE_GATE_CLOSED, { package: name });
}

/** What the announcement of a package and its contract must say alike. */
export interface Announced {
  readonly packageName: string;
  readonly requestId: string;
  readonly caseNumber: string;
  readonly tables: readonly string[];
}

interface Contracted {
  readonly requestId: string;
  readonly caseNumber: string;
  readonly recipient: string;
  readonly provider: string;
  readonly rehearsal: boolean;
  readonly tables: readonly string[];
}

/** The provision date, if name, request, case and tables are the contract's. */
export function checkAnnouncement(announced: Announced, contract: Contracted): Outcome<string> {
  const { packageName, requestId, caseNumber } = announced;
  const name = parsePackageName(packageName);
  if (!name.ok) return name;
  const differs = (field: string) =>
    refuse(transferErrors.ANNOUNCEMENT_DIFFERS, { package: packageName, field });
  const { provider, recipient, caseNumber: number, providedOn } = name.value;
  if (name.value.rehearsal !== contract.rehearsal) return differs('rehearsal');
  if (provider !== contract.provider) return differs('provider');
  if (recipient !== contract.recipient) return differs('recipient');
  if (number !== Number(contract.caseNumber) || caseNumber !== contract.caseNumber)
    return differs('caseNumber');
  if (requestId !== contract.requestId) return differs('requestId');
  if ([...announced.tables].sort().join() !== [...contract.tables].sort().join())
    return differs('tables');
  return ok(providedOn);
}
