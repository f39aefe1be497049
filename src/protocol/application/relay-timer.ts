import { newId } from '../../kernel/ids.js';
import { UseCase } from '../../kernel/use-case.js';
import { logFault } from '../../platform/logging/log.js';
import { Relay } from './relay.js';

/** Runs the relay regularly, so that what a crash or a dead peer left behind goes out. */
@UseCase()
export class RelayTimer {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> = Promise.resolve();

  constructor(private readonly relay: Relay) {}

  /** First exchange at once. */
  start(intervalSeconds: number): void {
    this.timer = setInterval(() => {
      this.tick();
    }, intervalSeconds * 1000);
    this.tick();
  }

  /** Returns once a running exchange has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  private tick(): void {
    this.current = this.relay.exchangeAll().catch((error: unknown) => {
      // The database may be restarting; the next tick tries again.
      logFault('relay', newId(), error);
    });
  }
}
