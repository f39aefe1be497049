import type { DomainEvent, DomainEventName } from '../../kernel/events.js';
import { ok, type Outcome } from '../../kernel/outcome.js';
import { DomainEvents, type EventHandler } from '../../kernel/ports/domain-events.js';
import type { Tx } from '../../kernel/ports/transactions.js';

type AnyHandler = (tx: Tx, event: DomainEvent) => Promise<Outcome<unknown>>;

/** Handlers run one after another in the publisher's transaction, in the order they registered. */
export class InProcessEvents extends DomainEvents {
  private readonly handlers = new Map<DomainEventName, AnyHandler[]>();

  on<N extends DomainEventName>(name: N, handler: EventHandler<N>): void {
    const list = this.handlers.get(name) ?? [];
    this.handlers.set(name, [...list, handler as unknown as AnyHandler]);
  }

  async publish(tx: Tx, event: DomainEvent): Promise<Outcome<undefined>> {
    for (const handler of this.handlers.get(event.name) ?? []) {
      const outcome = await handler(tx, event);
      if (!outcome.ok) return outcome;
    }
    return ok();
  }
}
