import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsWhole } from '../../../platform/http/is-whole.js';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;

export class FindingDto {
  @Matches(NAME) table: string;
  @IsOptional() @Matches(NAME) column?: string;
  /** Word of a check's rule, e.g. `code-table`. */
  @Matches(/^[a-z][a-z0-9-]{0,62}$/) rule: string;
  @IsIn(['error', 'warning']) severity: 'error' | 'warning';
  /** Rows it was found in. */
  @IsWhole(1, Number.MAX_SAFE_INTEGER) count: number;
}

export class DiscrepancyDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FindingDto)
  findings: FindingDto[];
}
