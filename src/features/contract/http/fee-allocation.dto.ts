import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsUUID, Matches, ValidateNested } from 'class-validator';
import { MAX_FEE_YEN } from '../../../kernel/money/billed-amount.js';
import { DECIMAL } from '../../../kernel/money/decimal.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import { IsOptional } from '../../../platform/http/is-optional.js';

export class FeeShareDto {
  @IsUUID() requestId: string;
  /** 配分割合: a decimal in its shortest writing, e.g. `45.5`; percent, numbers or points alike. */
  @Matches(DECIMAL) weight: string;
}

export class NewFeeAllocationDto {
  /** Whole yen, exclusive of tax. */
  @IsWhole(0, MAX_FEE_YEN) totalYen: number;
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FeeShareDto)
  shares: FeeShareDto[];
}

export class FeeAllocationsDto {
  @IsOptional() @Matches(/^\d{1,10}$/) caseNumber?: string;
}
