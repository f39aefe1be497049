import type { DomainEvent, DomainEventMap, DomainEventName } from '../events.js';
import type { Outcome } from '../outcome.js';
import type { Tx } from './transactions.js';

export type EventHandler<N extends DomainEventName> = (
  tx: Tx,
  event: { name: N } & DomainEventMap[N],
) => Promise<Outcome<unknown>>;

/** In-process events, handled within the publisher's transaction; a handler's refusal refuses the whole. */
export abstract class DomainEvents {
  abstract on<N extends DomainEventName>(name: N, handler: EventHandler<N>): void;
  abstract publish(tx: Tx, event: DomainEvent): Promise<Outcome<undefined>>;
}
