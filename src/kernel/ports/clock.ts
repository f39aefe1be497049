import { dateInJapan, type LocalDate } from '../time.js';

export abstract class Clock {
  abstract now(): Date;
  today(): LocalDate {
    return dateInJapan(this.now());
  }
}
