import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBooleanString,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsWhole } from '../../../platform/http/is-whole.js';

/** Institution code with patient id. */
export class PatientQueryDto {
  @IsString() @Length(1, 20) institutionCode: string;
  @IsString() @Length(1, 100) patientId: string;
}

/** Institution code with patient id, or kana name with birth date: in a body, which no log of addresses sees. */
export class PersonQueryDto {
  @IsOptional() @IsString() @Length(1, 20) institutionCode?: string;
  @IsOptional() @IsString() @Length(1, 100) patientId?: string;
  @IsOptional() @IsString() @Length(1, 200) nameKana?: string;
  @IsOptional() @IsLocalDate() birthDate?: string;
}

export class TableRowsDto {
  @IsString() @Length(1, 100) table: string;
  @IsWhole(0, 2_147_483_647) rows: number;
}

export class NewDeliveryDto {
  @IsLocalDate() deliveredOn: string;
  /** What was handed over, as the specification names it. */
  @IsString() @Length(1, 500) content: string;
  /** How: courier, communication, on site. */
  @IsString() @Length(1, 200) method: string;
  @IsWhole(0, 2_147_483_647) persons: number;
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => TableRowsDto)
  rows: TableRowsDto[];
  /** SHA-256 of the delivered file or of its delivery document. */
  @Matches(/^[0-9a-fA-F]{64}$/) documentSha256: string;
}

export class ExportQueryDto {
  /** `true`: with the persons' identifying matter. */
  @IsOptional() @IsBooleanString() persons?: string;
}
