import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { MAX_FEE_YEN } from '../../../kernel/money/billed-amount.js';
import { PERCENT } from '../../../kernel/money/decimal.js';
import {
  type Rounding,
  ROUNDING_UNITS,
  ROUNDINGS,
  type RoundingUnit,
} from '../../../kernel/money/rounding.js';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import { DELIVERY_METHODS, type DeliveryMethod } from '../domain/contract-document.js';
import { MAX_INSTALMENTS } from '../domain/money-terms.js';
import { ExtractionCriteriaDto } from './extraction-criteria.dto.js';
import { InstalmentDto, PaymentTermsDto } from './payment-terms.dto.js';

const TABLE = /^[a-z][a-z0-9_]{0,62}$/;

export class DateRangeDto {
  @IsLocalDate() from: string;
  @IsLocalDate() to: string;
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
  @IsWhole(1, 1_000_000) definitionVersion: number;
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ContractedTableDto)
  tables: ContractedTableDto[];
  @IsNested(() => DateRangeDto) period: DateRangeDto;
  /** Target diseases in words; empty: not limited. */
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  diseases: string[];
  /** Whom the data are of; absent: nobody is limited. */
  @IsOptional() @IsNested(() => ExtractionCriteriaDto) criteria?: ExtractionCriteriaDto;
}

export class PersonsInChargeDto {
  /** 契約担当責任者 of either operator: office and name, or the office alone. */
  @IsString() @Length(1, 200) recipient: string;
  @IsString() @Length(1, 200) provider: string;
}

/** The terms of an individual contract, in a proposal, a counter-proposal or an amendment. */
class IndividualTermsDto {
  @IsUUID() basicContractId: string;
  /** 承諾期間: last day on which the other party may sign; absent: 30 days from today. */
  @IsOptional() @IsLocalDate() answerBy?: string;
  /** Whole yen, exclusive of tax; absent: the share of the case’s allocation. */
  @IsOptional()
  @IsWhole(0, MAX_FEE_YEN)
  feeYen?: number;
  /** A decimal in its shortest writing, e.g. `10` or `7.8`. */
  @Matches(PERCENT) taxRatePercent: string;
  /** 端数整理: 切捨て, 四捨五入, 切上げ. */
  @IsIn(ROUNDINGS) rounding: Rounding;
  /** 端数整理の単位 of the billed total; 1 unless said otherwise. */
  @ApiProperty({ type: 'integer', enum: ROUNDING_UNITS })
  @IsOptional()
  @IsIn(ROUNDING_UNITS)
  roundingUnitYen?: RoundingUnit;
  /** Absent: one invoice over the whole fee once the data are accepted. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_INSTALMENTS)
  @ValidateNested({ each: true })
  @Type(() => InstalmentDto)
  instalments?: InstalmentDto[];
  /** Absent: as the basic contract says. */
  @IsOptional() @IsNested(() => PaymentTermsDto) paymentTerms?: PaymentTermsDto;
  /** A year; absent: as the basic contract says. */
  @IsOptional() @Matches(PERCENT) lateChargeRatePercent?: string;
  @IsString() @Length(1, 2000) purpose: string;
  /** 利活用者における利用の責任者. */
  @IsString() @Length(1, 200) responsiblePerson: string;
  @IsOptional()
  @IsNested(() => PersonsInChargeDto)
  personsInCharge?: PersonsInChargeDto;
  @IsNested(() => DateRangeDto) usePeriod: DateRangeDto;
  @IsLocalDate() retentionUntil: string;
  @IsString() @Length(1, 500) publication: string;
  @IsIn(DELIVERY_METHODS) deliveryMethod: DeliveryMethod;
  @IsLocalDate() deliverOn: string;
  @IsNested(() => SpecificationDto) specification: SpecificationDto;
}

export class NewIndividualContractDto extends IndividualTermsDto {
  @IsUUID() requestId: string;
}

/** What is not given stays as in the text that is answered or changed. */
export class IndividualChangesDto extends PartialType(IndividualTermsDto, {
  skipNullProperties: false,
}) {}

export class IndividualNoticeDto {
  /** 解除: the other side is in breach; this contract alone ends. */
  @IsIn(['terminated-for-cause']) notice: 'terminated-for-cause';
  /** First day without contract; by default today. */
  @IsOptional() @IsLocalDate() effectiveOn?: string;
  /** No personal data: it is sent to the other side. */
  @IsString() @Length(1, 500) reason: string;
  /** Office of the signing person. */
  @IsOptional() @IsString() @Length(1, 100) title = '責任者';
}

export class IndividualContractsDto {
  @IsOptional() @IsUUID() requestId?: string;
}
