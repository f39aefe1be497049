import type { Role } from '../../../../kernel/actor.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Transitions } from '../../../../kernel/transitions.js';
import { transferErrors } from './errors.js';

export const MEDIUM_KINDS = ['ssd', 'hdd', 'usb-memory', 'optical', 'tape'] as const;
export type MediumKind = (typeof MEDIUM_KINDS)[number];

/** 可搬記録媒体. */
export interface Medium {
  readonly id: string;
  readonly kind: MediumKind;
  readonly serial: string;
  readonly capacityBytes: number;
  readonly hardwareEncrypted: boolean;
}

/** 封印, 引渡し, 集荷, 受領, 保管. */
export const CUSTODY_KINDS = [
  'sealed',
  'handed-over',
  'courier-collected',
  'received',
  'stored',
] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];
export type CustodyState = 'registered' | CustodyKind;

/** A sealed medium may be sealed anew (another package, a torn seal); a medium under way may not. */
const custodyTransitions = new Transitions<CustodyState, CustodyKind>('可搬記録媒体', {
  registered: { sealed: 'sealed', received: 'received', stored: 'stored' },
  sealed: { sealed: 'sealed', 'handed-over': 'handed-over', stored: 'stored' },
  'handed-over': { 'courier-collected': 'courier-collected', received: 'received' },
  'courier-collected': { received: 'received' },
  received: { stored: 'stored' },
  stored: { sealed: 'sealed' },
});

/** 受渡・保管記録. One entry of a medium's custody, never changed. */
export interface CustodyEvent {
  readonly kind: CustodyKind;
  readonly packageId?: string;
  /** SHA-256 of the archive that was sealed in. */
  readonly sha256?: string;
  readonly sealNumber?: string;
  readonly trackingNumber?: string;
  readonly counterpart?: string;
  /** User id of the second person. */
  readonly witness?: string;
}

type Detail = 'packageId' | 'sealNumber' | 'trackingNumber' | 'counterpart' | 'witness';

const DEMANDED: Readonly<Record<CustodyKind, readonly Detail[]>> = {
  sealed: ['packageId', 'sealNumber', 'witness'],
  'handed-over': ['counterpart', 'witness'],
  'courier-collected': ['trackingNumber'],
  received: [],
  stored: [],
};

export const custodyState = (history: readonly CustodyEvent[]): CustodyState =>
  history.at(-1)?.kind ?? 'registered';

/** Refused out of order, without what its kind demands, or with the actor as own witness. */
export function checkCustody(
  history: readonly CustodyEvent[],
  event: CustodyEvent,
  actorId: string,
): Outcome<undefined> {
  const next = custodyTransitions.next(custodyState(history), event.kind);
  if (!next.ok) return next;
  const missing = DEMANDED[event.kind].filter((detail) => event[detail] === undefined);
  if (missing.length > 0)
    return refuse(transferErrors.CUSTODY_DETAIL_MISSING, {
      kind: event.kind,
      details: missing.join(', '),
    });
  if (event.witness !== actorId) return ok();
  return refuse(transferErrors.WITNESS_IS_ACTOR, { kind: event.kind });
}

/** Who may stand beside a media custodian. */
const WITNESSES: readonly Role[] = ['media-custodian', 'approver'];

/** Refused unless the second person is known to this gateway and answers for media or packages. */
export function checkWitness(
  kind: CustodyKind,
  witness: { readonly roles: readonly Role[] } | undefined,
): Outcome<undefined> {
  if (witness?.roles.some((role) => WITNESSES.includes(role))) return ok();
  return refuse(transferErrors.WITNESS_NOT_ENTITLED, { kind });
}

/** The newest sealing and what the courier took over since. */
export interface Carried {
  readonly packageId?: string;
  readonly sha256?: string;
  readonly sealNumber: string;
  readonly trackingNumber: string;
}

/** What a collected medium carries; undefined while the courier does not have it. */
export function carried(history: readonly CustodyEvent[]): Carried | undefined {
  const collected = history.at(-1);
  const sealing = history.findLast(({ kind }) => kind === 'sealed');
  if (collected?.kind !== 'courier-collected' || !sealing) return undefined;
  const { packageId, sha256, sealNumber = '' } = sealing;
  return { packageId, sha256, sealNumber, trackingNumber: collected.trackingNumber ?? '' };
}
