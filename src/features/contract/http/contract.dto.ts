import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { MAX_FEE_YEN, type Rounding, ROUNDINGS } from '../domain/consumption-tax.js';
import { DELIVERY_METHODS, type DeliveryMethod } from '../domain/contract-document.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TABLE = /^[a-z][a-z0-9_]{0,62}$/;

const isTextMap = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string' && text.length <= 500);

const IsTextMap = () =>
  ValidateBy({
    name: 'isTextMap',
    validator: { validate: isTextMap, defaultMessage: () => 'must map names to texts' },
  });

export class ClauseDto {
  @Matches(/^[a-z][a-z0-9-]{0,49}$/) id: string;
  /** e.g. `第3条（用語の定義）`. */
  @IsString() @Length(1, 200) heading: string;
  @IsString() @Length(1, 10_000) text: string;
}

export class NewBasicContractDto {
  /** Operator codes of the other parties. */
  @ArrayNotEmpty()
  @ArrayMaxSize(49)
  @ArrayUnique()
  @Matches(/^[A-Z0-9]{2,12}$/, { each: true })
  counterparties: string[];
  @IsString() @Length(1, 200) title: string;
  @Matches(DATE) startsOn: string;
  @Matches(DATE) endsOn: string;
  /** Values for the clause library's variables, e.g. `{"paymentDays": "30"}`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsTextMap()
  variables?: Record<string, string>;
  /** Negotiated clauses in place of the clause library's. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ClauseDto)
  clauses?: ClauseDto[];
}

export class SignDto {
  /** Office of the signing person as it stands on the signature sheet. */
  @IsOptional() @IsString() @Length(1, 100) title = '責任者';
}

export class TerminateDto {
  /** No personal data: it is sent to every party. */
  @IsString() @Length(1, 500) reason: string;
}

export class DateRangeDto {
  @Matches(DATE) from: string;
  @Matches(DATE) to: string;
}

export class ContractedTableDto {
  @Matches(TABLE) table: string;
  @ArrayNotEmpty()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @Matches(TABLE, { each: true })
  items: string[];
}

export class SpecificationDto {
  @IsString() @Length(1, 100) definitionId: string;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(1_000_000) definitionVersion: number;
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ContractedTableDto)
  tables: ContractedTableDto[];
  @ValidateNested() @Type(() => DateRangeDto) period: DateRangeDto;
  /** Target diseases in words; empty: not limited. */
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  diseases: string[];
}

export class NewIndividualContractDto {
  @IsUUID() requestId: string;
  @IsUUID() basicContractId: string;
  /** Whole yen, exclusive of tax. */
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MAX_FEE_YEN) feeYen: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(100) taxRatePercent: number;
  /** 端数整理: 切捨て, 四捨五入, 切上げ. */
  @IsIn(ROUNDINGS) rounding: Rounding;
  @IsString() @Length(1, 2000) purpose: string;
  @IsString() @Length(1, 200) responsiblePerson: string;
  @ValidateNested() @Type(() => DateRangeDto) usePeriod: DateRangeDto;
  @Matches(DATE) retentionUntil: string;
  @IsString() @Length(1, 500) publication: string;
  @IsIn(DELIVERY_METHODS) deliveryMethod: DeliveryMethod;
  @Matches(DATE) deliverOn: string;
  @ValidateNested() @Type(() => SpecificationDto) specification: SpecificationDto;
}

export class IndividualContractsDto {
  @IsOptional() @IsUUID() requestId?: string;
}
