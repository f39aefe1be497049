import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { checkpointText, originOf } from '../domain/checkpoint.js';
import { provisionLogErrors } from '../domain/errors.js';
import { leafOf, type Leaf, type LogEntry } from '../domain/log-entry.js';
import { append, rootOf, type Frontier } from '../domain/merkle-log.js';
import { LogStore, type StoredCheckpoint } from './ports/log.store.js';

/** The end of the log while one transaction appends to it. */
export class OpenLog {
  private leaves: Leaf[] = [];
  constructor(private frontier: Frontier) {}

  /** Position the next entry will have. */
  get next(): number {
    return this.frontier.size + this.leaves.length;
  }

  add(entry: LogEntry): void {
    if (entry.sequence !== this.next) throw new Error('Log entries must be added in sequence.');
    this.leaves.push(leafOf(entry));
  }

  /** The leaves added since the last call, now part of the frontier. */
  take(): { leaves: Leaf[]; head: Frontier } {
    const { leaves } = this;
    this.frontier = append(
      this.frontier,
      leaves.map(({ hash }) => hash),
    );
    this.leaves = [];
    return { leaves, head: this.frontier };
  }
}

/** Appends to the provision log: `open`, add entries with `flush` from time to time, `close`. */
@UseCase()
export class LogAppender {
  constructor(
    private readonly log: LogStore,
    private readonly keyring: Keyring,
    private readonly operators: Operators,
    private readonly clock: Clock,
  ) {}

  /** Refused with LOG_BROKEN where what is stored contradicts itself: nothing is built on a broken log. */
  async open(tx: Tx): Promise<Outcome<OpenLog>> {
    await this.log.lock(tx);
    const frontier = await this.log.head(tx);
    return frontier ? ok(new OpenLog(frontier)) : refuse(provisionLogErrors.LOG_BROKEN);
  }

  async flush(tx: Tx, open: OpenLog): Promise<Frontier> {
    const { leaves, head } = open.take();
    await this.log.addLeaves(tx, leaves);
    return head;
  }

  /** Writes what is left, and a signed checkpoint over all of it. */
  async close(tx: Tx, open: OpenLog): Promise<StoredCheckpoint> {
    const head = await this.flush(tx, open);
    const at = this.clock.now().toISOString();
    await this.log.addHead(tx, head, at);
    const origin = originOf(this.operators.own().code);
    const text = checkpointText({ origin, size: head.size, root: rootOf(head), at });
    const checkpoint = { size: head.size, text, signature: await this.keyring.sign(text) };
    await this.log.addCheckpoint(tx, checkpoint);
    return checkpoint;
  }
}
