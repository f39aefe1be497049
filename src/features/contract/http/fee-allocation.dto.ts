import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MAX_FEE_YEN } from '../../../kernel/money/billed-amount.js';
import { DECIMAL } from '../../../kernel/money/decimal.js';

export class FeeShareDto {
  @IsUUID() requestId: string;
  /** 配分割合: a decimal in its shortest writing, e.g. `45.5`; percent, numbers or points alike. */
  @Matches(DECIMAL) weight: string;
}

export class NewFeeAllocationDto {
  /** Whole yen, exclusive of tax. */
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(MAX_FEE_YEN) totalYen: number;
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FeeShareDto)
  shares: FeeShareDto[];
}

export class FeeAllocationsDto {
  @IsOptional() @Matches(/^\d{1,10}$/) caseNumber?: string;
}
