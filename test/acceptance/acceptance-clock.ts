import type { INestApplication } from '@nestjs/common';
import { dateInJapan, type LocalDate } from '../../src/kernel/time.js';
import { Clock } from '../../src/kernel/ports/clock.js';

/** One calendar for several gateways: it ticks as the machine's does, on the day the test sets. */
export class Calendar {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  today(): LocalDate {
    return dateInJapan(this.now());
  }

  /** Moves to the morning of a day in Japan. */
  turnTo(day: string): void {
    this.offset = Date.parse(`${day}T01:00:00Z`) - Date.now();
  }

  /** From now on the gateway lives by this calendar. */
  hangIn(app: INestApplication): void {
    app.get(Clock, { strict: false }).now = () => this.now();
  }
}
