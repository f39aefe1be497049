import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';

/** Who asked, as far as known: institution code and patient id, or kana name and birth date, or both. */
export class StopRequestDto {
  @IsOptional() @Matches(/^\d{10}$/) institutionCode?: string;
  @IsOptional() @IsString() @Length(1, 64) patientId?: string;
  @IsOptional() @IsString() @Length(1, 200) nameKana?: string;
  @IsOptional() @IsLocalDate() birthDate?: string;
  @IsOptional() @IsIn(['M', 'F', 'O', 'U']) sex?: string;
  @IsLocalDate() receivedOn: string;
  @IsIn(['person', 'institution']) via: 'person' | 'institution';
}
