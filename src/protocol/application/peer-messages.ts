import type { Outcome } from '../../kernel/outcome.js';
import type { Tx } from '../../kernel/ports/transactions.js';
import { UseCase } from '../../kernel/use-case.js';
import { WireSchemas } from '../schema/wire-schemas.js';

/** A message of a peer, in order, its body valid by its schema. */
export interface PeerMessage {
  readonly from: string;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** ISO 8601 instant by the sender's clock. */
  readonly createdAt: string;
  /** As contracts/wire/<type>.v<schemaVersion>.json says. */
  readonly body: unknown;
}

/**
 * Applies a message within the given transaction, which also advances the channel. A refusal undoes
 * what the handler wrote and is told to the sender; a fault leaves the message to be sent again, one that lies in the
 * message in quarantine.
 */
export type PeerMessageHandler = (tx: Tx, message: PeerMessage) => Promise<Outcome<unknown>>;

/** Another gateway refused one of our messages. */
interface RefusedMessage {
  readonly peer: string;
  readonly id: string;
  readonly type: string;
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

export type RefusalListener = (tx: Tx, refused: RefusedMessage) => Promise<void>;

/** Register of what features do with messages. Exactly one handler per type, or start-up fails. */
@UseCase()
export class PeerMessages {
  private readonly handlers = new Map<string, PeerMessageHandler>();
  private readonly listeners = new Map<string, RefusalListener>();

  constructor(private readonly schemas: WireSchemas) {}

  /** Called while modules initialise. */
  on(type: string, handler: PeerMessageHandler): void {
    if (this.handlers.has(type)) throw new Error(`Message type ${type} has two handlers.`);
    if (this.schemas.newestVersion(type) === undefined)
      throw new Error(`Message type ${type} has a handler but no schema in contracts/wire.`);
    this.handlers.set(type, handler);
  }

  /** What happens here when a peer refuses a message of this type that we sent. Optional. */
  onRefusal(type: string, listener: RefusalListener): void {
    if (this.listeners.has(type)) throw new Error(`Refusals of ${type} have two listeners.`);
    this.listeners.set(type, listener);
  }

  handlerOf(type: string): PeerMessageHandler {
    const handler = this.handlers.get(type);
    if (!handler) throw new Error(`Message type ${type} has no handler.`);
    return handler;
  }

  refusalListenerOf(type: string): RefusalListener | undefined {
    return this.listeners.get(type);
  }

  /** Throws unless every schema has its handler; called once all modules are initialised. */
  assertComplete(): void {
    const missing = this.schemas.types().filter((type) => !this.handlers.has(type));
    if (missing.length > 0)
      throw new Error(`Schemas in contracts/wire without a handler: ${missing.join(', ')}`);
  }
}
