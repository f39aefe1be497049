import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import { CRITERIA_SEXES, type CriteriaSex, OLDEST } from '../domain/extraction-criteria.js';

/** 対象傷病: somebody with a row of any of these codes in the target period. */
class DiseaseCriteriaDto {
  /** `E11` with all below it, or a range `E10-E14`. */
  @IsArray()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @Matches(/^[A-Z]\d{2,4}(-[A-Z]\d{2,4})?$/, { each: true })
  icd10: string[];
  /** 病名管理番号. */
  @IsArray()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @Matches(/^\d{8}$/, { each: true })
  managementNumbers: string[];
  /** 傷病名コード of receipts. */
  @IsArray()
  @ArrayMaxSize(2000)
  @ArrayUnique()
  @Matches(/^\d{7}$/, { each: true })
  receiptCodes: string[];
  /** Whether suspected diagnoses (疑い病名) count. */
  @IsBoolean() suspected: boolean;
}

/** 満年齢 on a day, both bounds included. */
class AgeDto {
  @IsLocalDate() on: string;
  @IsWhole(0, OLDEST) from: number;
  @IsWhole(0, OLDEST) to: number;
}

class RowsDto {
  @Matches(/^[a-z][a-z0-9_]{0,62}$/) table: string;
  @IsWhole(1, 1_000_000) atLeast: number;
}

/** 対象集団: what is left out limits nobody. */
class PopulationCriteriaDto {
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(CRITERIA_SEXES, { each: true })
  sexes?: CriteriaSex[];
  @IsOptional() @IsNested(() => AgeDto) age?: AgeDto;
  /** So many rows of a table in the target period. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RowsDto)
  rows?: RowsDto[];
}

/** 抽出条件: the persons who meet all of it are extracted, with all their contracted rows. */
export class ExtractionCriteriaDto {
  @IsOptional() @IsNested(() => DiseaseCriteriaDto) diseases?: DiseaseCriteriaDto;
  @IsOptional() @IsNested(() => PopulationCriteriaDto) population?: PopulationCriteriaDto;
}
