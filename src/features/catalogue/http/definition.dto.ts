import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  length,
  Length,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import type { ItemClass, ItemType, SourceKind } from '../domain/data-definition.js';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const TYPES = ['string', 'integer', 'decimal', 'date', 'datetime'] as const;
const CLASSES = ['identifier', 'quasi-identifier', 'static-attribute', 'history'] as const;
const SOURCE_KINDS = ['common', 'ss-mix2', 'mml', 'receipt', 'dpc', 'registry'] as const;

const MOST_CODES = 20_000;

/** At most 20,000 codes of 1 to 64 characters, meanings of at most 500. */
const isCodes = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length <= MOST_CODES &&
  Object.entries(value).every(([code, text]) => length(code, 1, 64) && length(text, 1, 500));

const IsCodes = () =>
  ValidateBy({
    name: 'isCodes',
    validator: {
      validate: isCodes,
      defaultMessage: () => 'must map at most 20,000 codes to texts',
    },
  });

export class DataItemDto {
  @Matches(NAME) name: string;
  @IsString() @Length(1, 100) nameJa: string;
  @IsOptional() @IsString() @Length(1, 200) nameEn?: string;
  @IsIn(TYPES) type: ItemType;
  @ApiProperty({ required: false }) @IsOptional() @IsWhole(1, 1_000_000) length?: number;
  @IsOptional() @IsString() @Length(1, 100) format?: string;
  @IsOptional() @IsBoolean() required?: boolean;
  @IsOptional() @IsString() @Length(1, 500) pattern?: string;
  @IsOptional() @IsString() @Length(1, 50) unit?: string;
  @IsOptional() @Matches(NAME) codeTable?: string;
  @IsIn(CLASSES) class: ItemClass;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 500, { each: true })
  sources?: string[];
  @IsOptional() @IsString() @Length(1, 2000) meaning?: string;
  @IsOptional() @IsString() @Length(1, 2000) caution?: string;
  @IsOptional() @IsString() @Length(1, 2000) cleansing?: string;
}

export class ReferenceDto {
  @IsArray() @ArrayMaxSize(50) @Matches(NAME, { each: true }) columns: string[];
  @Matches(NAME) table: string;
}

export class DataTableDto {
  @Matches(NAME) name: string;
  @IsString() @Length(1, 100) nameJa: string;
  @IsOptional() @IsString() @Length(1, 200) nameEn?: string;
  @IsIn(SOURCE_KINDS) sourceKind: SourceKind;
  @IsOptional() @IsString() @Length(1, 2000) description?: string;
  @IsOptional() @IsString() @Length(1, 500) grain?: string;
  @IsArray() @ArrayMaxSize(50) @Matches(NAME, { each: true }) key: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ReferenceDto)
  references?: ReferenceDto[];
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => DataItemDto)
  items: DataItemDto[];
}

export class CodeTableDto {
  @Matches(NAME) name: string;
  @IsString() @Length(1, 100) nameJa: string;
  @IsString() @Length(1, 50) version: string;
  @IsOptional() @IsString() @Length(1, 500) source?: string;
  /** Code to meaning. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsCodes()
  codes: Record<string, string>;
}

export class DataDefinitionDto {
  /** e.g. `jp-operators/common`. */
  @Matches(/^[a-z0-9][a-z0-9./-]{0,99}$/) id: string;
  @IsWhole(1, 1_000_000) version: number;
  @IsString() @Length(1, 200) titleJa: string;
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DataTableDto)
  tables: DataTableDto[];
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CodeTableDto)
  codeTables: CodeTableDto[];
}

const MEMBERS = /^[A-Z0-9]{2,12}$/;

class MembersDto {
  /** Operator codes of the members whose agreement is asked for; every confirmed peer where absent. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(MEMBERS, { each: true })
  members?: string[];
}

export class ProposeDefinitionDto extends MembersDto {
  /** Why the definition is changed. */
  @IsOptional() @IsString() @Length(1, 4000) reason?: string;
  @IsNested(() => DataDefinitionDto) definition: DataDefinitionDto;
}

export class CreateDraftDto {
  @IsNested(() => DataDefinitionDto) definition: DataDefinitionDto;
}

export class ReplaceDraftDto extends CreateDraftDto {
  /** Revision of the content one has seen. */
  @IsWhole(1, 1_000_000_000) revision: number;
}

export class ProposeDraftDto extends MembersDto {
  /** Why the definition is changed. */
  @IsString() @Length(1, 4000) reason: string;
}

const SHA256 = /^[0-9a-f]{64}$/;

export class AgreementDto {
  /** Hash of the proposal one has read; needed where several are open. */
  @IsOptional() @Matches(SHA256) sha256?: string;
}

export class RefusalDto extends AgreementDto {
  @IsString() @Length(1, 4000) comment: string;
}

export class WithdrawalDto extends AgreementDto {
  @IsString() @Length(1, 4000) reason: string;
}
