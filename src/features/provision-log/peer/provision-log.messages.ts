import { UseCase } from '../../../kernel/use-case.js';
import { PeerMessages } from '../../../protocol/index.js';
import { CheckpointExchange, type WitnessedMessage } from '../application/checkpoint-exchange.js';
import {
  Reconciler,
  type DigestsMessage,
  type ReconciledMessage,
} from '../application/reconciler.js';
import type { AnnouncedCheckpoint } from '../domain/witnessing.js';

/** Registers what this feature does with peers' messages; bodies are valid by their schemas. */
@UseCase()
export class ProvisionLogMessages {
  constructor(
    private readonly messages: PeerMessages,
    private readonly reconciler: Reconciler,
    private readonly exchange: CheckpointExchange,
  ) {}

  onModuleInit(): void {
    this.messages.on('provision-log.digests', (tx, { from, body }) =>
      this.reconciler.receive(tx, from, body as DigestsMessage),
    );
    this.messages.on('provision-log.reconciled', (tx, { from, body }) =>
      this.reconciler.answered(tx, from, body as ReconciledMessage),
    );
    this.messages.on('provision-log.checkpoint', (tx, { from, body }) =>
      this.exchange.receive(tx, from, body as AnnouncedCheckpoint),
    );
    this.messages.on('provision-log.witnessed', (tx, { from, body }) =>
      this.exchange.witnessed(tx, from, body as WitnessedMessage),
    );
  }
}
