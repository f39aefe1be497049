import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import type { LocalDate } from '../../../../kernel/time.js';
import { parsePackageName } from '../package-name.js';
import type { Carried } from '../media/carriage.js';
import { mediaErrors } from '../media/media-errors.js';
import { volumesMissing } from '../media/sealed-content.js';
import { transferErrors } from './errors.js';
import { checkLists, type ListVersions } from './list-standing.js';
import type { ConsignedMedium, GiveUpReason, TransferPackage } from './package.js';

/** A medium, and what it carries out of the house; undefined while it is in it. */
interface MediumStanding {
  readonly serial: string;
  readonly carried: Carried | undefined;
}

/** What dispatching asks besides the state. */
export interface DispatchFacts {
  /** The one that is named, then every other that is sealed with part of the package. */
  readonly media: readonly MediumStanding[];
}

/** Refused unless the courier has all of this very package. */
export function checkDispatch(
  pack: TransferPackage,
  { media }: DispatchFacts,
): Outcome<ConsignedMedium[]> {
  const { name, seal } = pack;
  const consigned: ConsignedMedium[] = [];
  for (const medium of media) {
    const checked = checkMedium(pack, medium);
    if (!checked.ok) return checked;
    consigned.push(checked.value);
  }
  const missing = volumesMissing(seal?.volumes ?? [], consigned);
  if (missing.length > 0)
    return refuse(mediaErrors.MEDIA_INCOMPLETE, { package: name, volumes: missing.join(', ') });
  return ok(consigned);
}

function checkMedium(
  { id, name, seal }: TransferPackage,
  { serial: medium, carried }: MediumStanding,
): Outcome<ConsignedMedium> {
  if (!carried) return refuse(transferErrors.MEDIUM_NOT_COLLECTED, { package: name, medium });
  if (carried.packageId !== id || carried.sha256 !== seal?.sha256)
    return refuse(transferErrors.MEDIUM_OF_ANOTHER_PACKAGE, { package: name, medium });
  const { serial, sealNumber, trackingNumber, volumes } = carried;
  return ok({
    serial,
    sealNumber,
    ...(trackingNumber !== undefined && { trackingNumber }),
    volumes,
  });
}

/** 二者: who recorded the packing does not approve it. */
export function checkApprover(
  { name, sealedBy }: TransferPackage,
  actor: string,
): Outcome<undefined> {
  if (sealedBy !== actor) return ok();
  return refuse(transferErrors.APPROVER_IS_PACKER, { package: name });
}

/** What a release asks besides the state. */
export interface ReleaseFacts {
  readonly deviations: readonly { readonly kind: string }[];
  readonly versions: ListVersions;
}

/** 開示の条件: receipt confirmed, seal intact, hash equal, no deviation open, no list changed meanwhile. */
export function checkRelease(pack: TransferPackage, facts: ReleaseFacts): Outcome<undefined> {
  const { name, arrival, seal } = pack;
  if (arrival?.sealIntact !== true || arrival.sha256 !== seal?.sha256)
    return refuse(transferErrors.RELEASE_GATE_CLOSED, { package: name });
  const free = checkNoDeviation(pack, facts.deviations);
  return free.ok ? checkLists(pack, facts.versions) : free;
}

/** Both sides: a passphrase is neither released nor fetched while a deviation is open. */
export function checkNoDeviation(
  { name }: TransferPackage,
  deviations: ReleaseFacts['deviations'],
): Outcome<undefined> {
  if (deviations.length === 0) return ok();
  const kinds = [...new Set(deviations.map(({ kind }) => kind))].join(', ');
  return refuse(transferErrors.RELEASE_DEVIATION_OPEN, { package: name, kinds });
}

/** 二者: who asked for the release does not confirm it. */
export function checkConfirmer(
  { name, release }: TransferPackage,
  actor: string,
): Outcome<undefined> {
  if (release?.requestedBy !== actor) return ok();
  return refuse(transferErrors.RELEASE_CONFIRMER_IS_REQUESTER, { package: name });
}

/** 二者: who declared that a package cannot be opened does not confirm it. */
export function checkGiveUp(
  { name, proposedGiveUp }: TransferPackage,
  actor: string,
): Outcome<GiveUpReason> {
  if (!proposedGiveUp) return refuse(transferErrors.GIVE_UP_NOT_PROPOSED, { package: name });
  if (proposedGiveUp.actor !== actor) return ok(proposedGiveUp.reason);
  return refuse(transferErrors.GIVE_UP_CONFIRMER_IS_PROPOSER, { package: name });
}

/** What the announcement of a package and its contract must say alike. */
export interface Announced {
  readonly packageName: string;
  readonly requestId: string;
  readonly caseNumber: string;
  readonly tables: readonly string[];
  /** 提供方法. */
  readonly method: string;
  readonly dispatchedOn: LocalDate;
  readonly volumes: readonly { readonly name: string }[];
  readonly media?: readonly ConsignedMedium[];
  readonly delivery: number;
  /** Of a re-delivery: the tables that are due. */
  readonly due?: readonly string[];
}

interface Contracted {
  readonly requestId: string;
  readonly caseNumber: string;
  readonly recipient: string;
  readonly provider: string;
  readonly rehearsal: boolean;
  readonly tables: readonly string[];
  readonly method: string;
}

/** The provision date, if name, request, case and tables are the contract's, and it did not leave before that date. */
export function checkAnnouncement(announced: Announced, contract: Contracted): Outcome<string> {
  const { packageName, requestId, caseNumber, method } = announced;
  const name = parsePackageName(packageName);
  if (!name.ok) return name;
  const { provider, recipient, caseNumber: number, providedOn, rehearsal, delivery } = name.value;
  const isOfCase = number === Number(contract.caseNumber) && caseNumber === contract.caseNumber;
  const checks: readonly (readonly [holds: boolean, field: string])[] = [
    [rehearsal === contract.rehearsal, 'rehearsal'],
    [provider === contract.provider, 'provider'],
    [recipient === contract.recipient, 'recipient'],
    [isOfCase, 'caseNumber'],
    [requestId === contract.requestId, 'requestId'],
    // Judged for the provision date, its persons' waiting time may not have been over.
    [announced.dispatchedOn >= providedOn, 'dispatchedOn'],
    [method === contract.method, 'method'],
    [travelsWhole(announced), 'media'],
    [isNumberedRight(announced, delivery), 'delivery'],
    [holdsWhatIsDue(announced, contract.tables), 'tables'],
  ];
  const wrong = checks.find(([holds]) => !holds);
  if (!wrong) return ok(providedOn);
  const [, field] = wrong;
  return refuse(transferErrors.ANNOUNCEMENT_DIFFERS, { package: packageName, field });
}

/** Over the network without a medium; otherwise every volume on one of the media. */
const travelsWhole = ({ method, volumes, media = [] }: Announced): boolean =>
  method === 'network' ? media.length === 0 : volumesMissing(volumes, media).length === 0;

/** The first delivery stands in for none and carries no number in its name; every other does both. */
const isNumberedRight = ({ delivery, due }: Announced, named = 1): boolean =>
  named === delivery && (due === undefined) === (delivery === 1);

/** A first delivery holds every contracted table, a re-delivery at least those that are due; neither any other. */
function holdsWhatIsDue({ tables, due }: Announced, contracted: readonly string[]): boolean {
  const held = new Set(tables);
  const all = held.size === tables.length && tables.every((table) => contracted.includes(table));
  return all && (due ?? contracted).every((table) => held.has(table));
}
