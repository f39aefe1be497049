import type { Role } from '../../../../kernel/actor.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import {
  CUSTODY_JA,
  type CustodyKind,
  custodyState,
  custodyTransitions,
  isUnderWay,
} from '../states/custody.js';
import { holderOf, sealOn } from './carriage.js';
import {
  type CustodyDetail,
  type CustodyEvent,
  DESTRUCTION_METHODS,
  type DisposalMethod,
  ERASURE_METHODS,
} from './custody-event.js';
import { mediaErrors } from './media-errors.js';

/** What a person wants recorded. */
export interface NewCustody extends CustodyDetail {
  readonly kind: CustodyKind;
  /** What is sealed in. */
  readonly packageId?: string;
  /** Of a sealing: which volumes of it lie on this medium; all where left out. */
  readonly volumes?: readonly string[];
}

const DEMANDED: Readonly<Record<CustodyKind, readonly (keyof NewCustody)[]>> = {
  sealed: ['packageId', 'sealNumber'],
  unsealed: [],
  'handed-over': ['counterpart'],
  'courier-collected': ['trackingNumber', 'expectedOn'],
  'courier-transferred': ['trackingNumber'],
  received: ['serialFound'],
  stored: ['location'],
  returned: ['counterpart', 'trackingNumber', 'expectedOn'],
  erased: ['method', 'tool'],
  destroyed: ['method'],
  lost: [],
};

const METHODS: Partial<Record<CustodyKind, readonly DisposalMethod[]>> = {
  erased: ERASURE_METHODS,
  destroyed: DESTRUCTION_METHODS,
};

interface Standing {
  /** Of the medium's present chain, in order. */
  readonly history: readonly CustodyEvent[];
  readonly owner: string;
  /** Code of this operator. */
  readonly own: string;
}

/** Refused out of order, out of other hands, or without what its kind demands. */
export function checkCustody(standing: Standing, event: NewCustody): Outcome<undefined> {
  const next = custodyTransitions.next(custodyState(standing.history), event.kind);
  if (!next.ok) return next;
  const inHand = checkHands(standing, event.kind);
  return inHand.ok ? checkDetail(standing, event) : inHand;
}

/** Who does not have a medium tells nothing of it, but that it arrived; seals are its owner's. */
function checkHands({ history, owner, own }: Standing, kind: CustodyKind): Outcome<undefined> {
  const holder = holderOf(history, owner);
  const takesIn = kind === 'received' && isUnderWay(custodyState(history));
  if (holder !== own && !takesIn) return refuse(mediaErrors.MEDIUM_IN_OTHER_HANDS, { holder });
  if (kind === 'sealed' && owner !== own)
    return refuse(mediaErrors.MEDIUM_OF_ANOTHER_OPERATOR, { owner });
  if (kind === 'handed-over' && !sealOn(history)) return refuse(mediaErrors.MEDIUM_NOT_SEALED);
  return ok();
}

function checkDetail({ history }: Standing, event: NewCustody): Outcome<undefined> {
  const { kind, method } = event;
  const missing = demanded(kind, history).filter((detail) => event[detail] === undefined);
  if (missing.length > 0)
    return refuse(mediaErrors.CUSTODY_DETAIL_MISSING, { kind, details: missing.join(', ') });
  const fitting = METHODS[kind];
  if (method === undefined || fitting?.includes(method)) return ok();
  return refuse(mediaErrors.CUSTODY_METHOD_UNFIT, { kind: CUSTODY_JA[kind], method });
}

/** Whoever takes in a sealed medium tells how the seal was found. */
const demanded = (kind: CustodyKind, history: Standing['history']) =>
  kind === 'received' && sealOn(history)
    ? ([...DEMANDED.received, 'sealNumber', 'sealIntact'] as const)
    : DEMANDED[kind];

/** Who may stand beside a media custodian. */
const WITNESSES: readonly Role[] = ['media-custodian', 'approver'];

/** 二人目: another person than who proposed the event, who answers for media or packages. */
export function checkWitness(
  { kind, actor }: { readonly kind: CustodyKind; readonly actor: string },
  witness: { readonly text: string; readonly roles: readonly Role[] },
): Outcome<undefined> {
  if (witness.text === actor) return refuse(mediaErrors.WITNESS_IS_ACTOR, { kind });
  if (witness.roles.some((role) => WITNESSES.includes(role))) return ok();
  return refuse(mediaErrors.WITNESS_NOT_ENTITLED, { kind });
}
