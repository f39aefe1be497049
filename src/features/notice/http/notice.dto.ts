import { IsIn, IsString, Length, Matches } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import { COUNTED_FROM, LONGEST_WAITING, type CountedFrom } from '../domain/notice-list.js';

/** An institution's notice to its persons. Counted from its day, each person's first visit after it, or a list of persons. */
export class NoticeDto {
  @Matches(/^\d{10}$/) institutionCode: string;
  @IsLocalDate() notifiedOn: string;
  @IsIn(COUNTED_FROM) countedFrom: CountedFrom;
  /** Days to wait; without it the default of the configuration. */
  @IsOptional() @IsWhole(0, LONGEST_WAITING) waitingDays?: number;
  /** From this day on nothing of the institution is handed over. */
  @IsOptional() @IsLocalDate() stoppedOn?: string;
  /** What was seen of the notice; no personal data. */
  @IsString() @Length(1, 500) evidence: string;
}
