import { newId } from '../../../kernel/ids.js';
import { UseCase } from '../../../kernel/use-case.js';
import { logFault } from '../../../platform/logging/log.js';
import { WatchLateMedia } from '../application/media/watch-late-media.use-case.js';

/** A day is over at midnight in Japan; nobody waits for a minute of it. */
const EVERY_MS = 3_600_000;

/** Looks for late media when the gateway starts, and every hour. */
@UseCase()
export class LateMediaJob {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<unknown> = Promise.resolve();

  constructor(private readonly watch: WatchLateMedia) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.look();
    }, EVERY_MS).unref();
    this.look();
  }

  /** Returns once a look that is under way has ended. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  /** The database may be restarting: the next hour looks again. */
  private look(): void {
    this.current = this.watch.execute().catch((error: unknown) => {
      logFault('late-media', newId(), error);
    });
  }
}
