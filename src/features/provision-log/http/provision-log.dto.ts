import { Type } from 'class-transformer';
import {
  IsArray,
  IsBooleanString,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

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
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) birthDate?: string;
}

export class TableRowsDto {
  @IsString() @Length(1, 100) table: string;
  @IsInt() @Min(0) @Max(2_147_483_647) rows: number;
}

export class NewDeliveryDto {
  @Matches(/^\d{4}-\d{2}-\d{2}$/) deliveredOn: string;
  /** What was handed over, as the specification names it. */
  @IsString() @Length(1, 500) content: string;
  /** How: courier, communication, on site. */
  @IsString() @Length(1, 200) method: string;
  @IsInt() @Min(0) @Max(2_147_483_647) persons: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => TableRowsDto) rows: TableRowsDto[];
  /** SHA-256 of the delivered file or of its delivery document. */
  @Matches(/^[0-9a-fA-F]{64}$/) documentSha256: string;
}

export class ExportQueryDto {
  /** `true`: with the persons' identifying matter. */
  @IsOptional() @IsBooleanString() persons?: string;
}
