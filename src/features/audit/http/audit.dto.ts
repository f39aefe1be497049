import { IsNumberString, IsOptional } from 'class-validator';

export class AuditPageDto {
  /** Id of the last line already read; the page goes on with older ones. */
  @IsOptional() @IsNumberString() before?: string;
}
