import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsWhole } from '../../../platform/http/is-whole.js';

const DEFINITION_ID = /^[a-z0-9][a-z0-9./-]{0,99}$/;
const FORMATS = ['json', 'csv', 'text'] as const;

export class NewConversionDto {
  /** The file of conversion rules as it is, YAML or JSON (contracts/conversion/rule-set.v1.json). */
  @IsString() @Length(1, 5_000_000) text: string;
}

export class ApprovalDto {
  /** Of the rules that were read. */
  @Matches(/^[0-9a-f]{64}$/) sha256: string;
}

export class CoverageFormatDto {
  /** `json` (default), `csv` or `text`, the latter two in Japanese. */
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
}

export class CoverageQueryDto extends CoverageFormatDto {
  /** The operator's own definition. */
  @Matches(DEFINITION_ID) source: string;
  @Type(() => Number) @IsWhole(1, 1_000_000) sourceVersion: number;
  /** The definition to be filled. */
  @Matches(DEFINITION_ID) target: string;
  @Type(() => Number) @IsWhole(1, 1_000_000) targetVersion: number;
}
