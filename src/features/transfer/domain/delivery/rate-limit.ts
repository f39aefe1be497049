/** How long a sender may go on above the rate before it must wait, in seconds' worth of bytes. */
const BURST_SECONDS = 2;

/** A bucket of bytes that fills at the rate: who has emptied it waits until it holds enough again. */
export class RateLimit {
  private readonly spent = new Map<string, { level: number; at: number }>();

  /** 0: no limit. */
  constructor(private readonly bytesPerSecond: number) {}

  /** Milliseconds to wait; 0 where the bytes are taken. */
  take(sender: string, bytes: number, now: number): number {
    if (this.bytesPerSecond === 0) return 0;
    const before = this.spent.get(sender) ?? { level: 0, at: now };
    const drained = ((now - before.at) / 1000) * this.bytesPerSecond;
    const level = Math.max(0, before.level - drained);
    const over = level - BURST_SECONDS * this.bytesPerSecond;
    if (over > 0) return Math.ceil((over / this.bytesPerSecond) * 1000);
    this.spent.set(sender, { level: level + bytes, at: now });
    return 0;
  }
}
