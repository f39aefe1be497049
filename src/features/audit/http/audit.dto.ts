import { IsOptional, Matches } from 'class-validator';

export class AuditPageDto {
  /** Id of the last line already read; the page goes on with older ones. */
  @IsOptional() @Matches(/^[1-9]\d{0,17}$/) before?: string;
}
