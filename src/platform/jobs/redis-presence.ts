import type { Queue } from 'bull';
import { log } from '../logging/log.js';

/** One that starts beside its gateway, or anew, is there sooner. */
const AWAY_AFTER_MS = 5_000;

/** Whether Redis can be asked; tells once that it stays away, and once that it is back. */
export class RedisPresence {
  private timer: NodeJS.Timeout | undefined;
  private told = false;

  constructor(private readonly client: Queue['client']) {
    client.on('ready', this.came);
    client.on('close', this.missed);
    this.missed();
  }

  isHere(): boolean {
    return this.client.status === 'ready';
  }

  end(): void {
    this.client.off('close', this.missed);
    clearTimeout(this.timer);
    this.client.disconnect();
  }

  /** Also of every try to connect again that fails: the first one counts. */
  private readonly missed = (): void => {
    this.timer ??= setTimeout(() => {
      log('redis-away');
      this.told = true;
    }, AWAY_AFTER_MS);
  };

  private readonly came = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.told) log('redis-back');
    this.told = false;
  };
}
