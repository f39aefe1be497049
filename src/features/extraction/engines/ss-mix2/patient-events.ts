import type { Hl7Segment } from './hl7-message.js';
import type { Issues, TableRow } from './row-builder.js';
import type { StoredMessage } from './select-messages.js';

/** Trigger events (MSH-9) that take an event back, and the triggers of what they take back. */
const TAKEN_BACK_BY: Readonly<Record<string, readonly string[]>> = {
  A11: ['A01', 'A04'],
  A12: ['A02'],
  A13: ['A03'],
  A25: ['A16'],
  A26: ['A15'],
  A27: ['A14'],
  A52: ['A21'],
  A53: ['A22'],
};

/** One message of an admission, transfer or visit, or of the cancellation of one. */
export interface EventMessage {
  readonly message: StoredMessage;
  readonly segments: readonly Hl7Segment[];
  readonly rows: readonly TableRow[];
  readonly issues: Issues;
}

/** Where it goes once every event of the patient is known. */
export interface Settled {
  readonly standing: readonly EventMessage[];
  /** Each with the cancellation that took it back. */
  readonly takenBack: readonly { readonly event: EventMessage; readonly by: EventMessage }[];
  /** Cancellations of which nobody can tell what they take back. */
  readonly unclear: readonly EventMessage[];
}

const textOf = ({ segments }: EventMessage, name: string, field: number, component = 1): string =>
  segments.find((segment) => segment.name === name)?.text(field, { component }) ?? '';

const triggerOf = (event: EventMessage): string => textOf(event, 'MSH', 9, 2);
const occurredAt = (event: EventMessage): string => textOf(event, 'EVN', 6);
const visitOf = (event: EventMessage): string => textOf(event, 'PV1', 19);

const isCancellation = (event: EventMessage): boolean => triggerOf(event) in TAKEN_BACK_BY;

/** Of the same kind, before it, of the same visit where both name one, of the same day or moment. */
function mayTakeBack(cancellation: EventMessage, event: EventMessage): boolean {
  const [later, earlier] = [cancellation.message.name, event.message.name];
  const [visit, other] = [visitOf(cancellation), visitOf(event)];
  return (
    later.kind === earlier.kind &&
    earlier.time < later.time &&
    (TAKEN_BACK_BY[triggerOf(cancellation)]?.includes(triggerOf(event)) ?? false) &&
    (visit === '' || other === '' || visit === other) &&
    (later.date === earlier.date || isSameMoment(cancellation, event))
  );
}

const isSameMoment = (one: EventMessage, other: EventMessage): boolean =>
  occurredAt(one) !== '' && occurredAt(one) === occurredAt(other);

/** The one event a cancellation can mean; of several only the one of its very moment. */
function meant(cancellation: EventMessage, standing: readonly EventMessage[]) {
  const possible = standing.filter((event) => mayTakeBack(cancellation, event));
  const exact = possible.filter((event) => isSameMoment(cancellation, event));
  const [only, ...others] = exact.length > 0 ? exact : possible;
  return others.length === 0 ? only : undefined;
}

/** Cancellations in the order in which they were sent, each against what still stands then. */
export function settleEvents(messages: readonly EventMessage[]): Settled {
  let standing = messages.filter((one) => !isCancellation(one));
  const takenBack: { event: EventMessage; by: EventMessage }[] = [];
  const unclear: EventMessage[] = [];
  const timeOf = ({ message }: EventMessage): string => message.name.time;
  const cancellations = messages
    .filter(isCancellation)
    .sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1));
  for (const by of cancellations) {
    const event = meant(by, standing);
    if (!event) unclear.push(by);
    else {
      standing = standing.filter((one) => one !== event);
      takenBack.push({ event, by });
    }
  }
  return { standing, takenBack, unclear };
}
