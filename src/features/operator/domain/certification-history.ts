import type { LocalDate } from '../../../kernel/time.js';
import type {
  CertificationChange,
  CertificationEvent,
  CertificationSource,
  OperatorKind,
} from './certification.js';

export interface Suspension {
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/** What the events up to a day leave of one certification. */
export interface Certified {
  readonly number: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  /** Kept apart by source: who says that it is over must be entitled to lift it. */
  readonly suspensions: Partial<Readonly<Record<CertificationSource, Suspension>>>;
  readonly end?: {
    readonly status: 'revoked' | 'expired';
    readonly on: LocalDate;
    readonly source: CertificationSource;
  };
}

type Before = Certified | undefined;

/** A day's later record counts after the earlier one; the id decides where even the instants agree. */
const key = ({ effectiveOn, recordedAt, id }: CertificationEvent) =>
  `${effectiveOn} ${recordedAt} ${id}`;

const inOrder = (a: CertificationEvent, b: CertificationEvent) => (key(a) < key(b) ? -1 : 1);

/** The outcome of all events in force on the day, whatever the order in which they became known. */
export const certifiedOn = (
  history: readonly CertificationEvent[],
  kind: OperatorKind,
  on: LocalDate,
): Certified | undefined =>
  history
    .filter((event) => event.kind === kind && event.effectiveOn <= on)
    .sort(inOrder)
    .reduce<Before>((before, event) => APPLY[event.change](before, event), undefined);

/** What a public notice closed, an operator's own word does not open. */
const mayLift = (closing: CertificationSource, { source }: CertificationEvent) =>
  closing !== 'public-notice' || source === 'public-notice';

const APPLY: Record<CertificationChange, (before: Before, event: CertificationEvent) => Before> = {
  granted: (before, event) => {
    if (before?.end && !mayLift(before.end.source, event)) return before;
    const suspensions = lifted(before?.suspensions ?? {}, event);
    return { number: event.number ?? '', from: event.effectiveOn, ...untilOf(event), suspensions };
  },
  renewed: (before, event) => {
    if (!before || before.end?.status === 'revoked') return before;
    if (before.end && !mayLift(before.end.source, event)) return before;
    const { from, suspensions, number } = before;
    return { number: event.number ?? number, from, ...untilOf(event), suspensions };
  },
  suspended: (before, event) => {
    const suspension: Suspension = { from: event.effectiveOn, ...untilOf(event) };
    return (
      before && { ...before, suspensions: { ...before.suspensions, [event.source]: suspension } }
    );
  },
  resumed: (before, event) =>
    before && { ...before, suspensions: lifted(before.suspensions, event) },
  revoked: (before, event) => ended(before, event, 'revoked'),
  expired: (before, event) => ended(before, event, 'expired'),
};

/** The first revocation keeps its day, and counts as public from the notice that confirms it. */
function ended(
  before: Before,
  event: CertificationEvent,
  status: 'revoked' | 'expired',
): Certified | undefined {
  const earlier = before?.end;
  if (earlier && !mayLift(earlier.source, event)) return before;
  const { source, effectiveOn: on } = event;
  const end = earlier?.status === 'revoked' ? { ...earlier, source } : { status, on, source };
  return before && { ...before, end };
}

const untilOf = ({ until }: CertificationEvent) => (until === undefined ? {} : { until });

function lifted(
  suspensions: Certified['suspensions'],
  event: CertificationEvent,
): Certified['suspensions'] {
  const remaining = suspensions['public-notice'];
  return remaining && !mayLift('public-notice', event) ? { 'public-notice': remaining } : {};
}
