import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsOptional } from '../../../platform/http/is-optional.js';
import { ClauseDto } from './contract.dto.js';

const OPERATOR = /^[A-Z0-9]{2,12}$/;
const MOST_VARIABLES = 100;

const isTextMap = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length <= MOST_VARIABLES &&
  Object.values(value).every((text) => typeof text === 'string' && text.length <= 500);

const IsTextMap = () =>
  ValidateBy({
    name: 'isTextMap',
    validator: { validate: isTextMap, defaultMessage: () => 'must map names to texts' },
  });

class RenewalDto {
  /** 更新後の期間（年）. */
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(20) years: number;
  /** 更新拒絶の予告期間（月）. */
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(24) noticeMonths: number;
}

class NegotiableDto {
  @IsOptional() @IsNested(() => RenewalDto) renewal?: RenewalDto;
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
  /** Last day for answering; by default 30 days from today. */
  @IsOptional() @IsLocalDate() answerBy?: string;
}

export class NewBasicContractDto extends NegotiableDto {
  /** Operator codes of the other parties. */
  @ArrayNotEmpty()
  @ArrayMaxSize(49)
  @ArrayUnique()
  @Matches(OPERATOR, { each: true })
  counterparties: string[];
  @IsString() @Length(1, 200) title: string;
  @IsLocalDate() startsOn: string;
  @IsLocalDate() endsOn: string;
}

/** What is not given stays as in the text that is answered or changed. */
export class BasicChangesDto extends NegotiableDto {
  @IsOptional() @IsString() @Length(1, 200) title?: string;
  /** Only of a contract that is not concluded yet. */
  @IsOptional() @IsLocalDate() startsOn?: string;
  @IsOptional() @IsLocalDate() endsOn?: string;
  /** First day on which the changed text holds; by default today. */
  @IsOptional() @IsLocalDate() effectiveOn?: string;
}

export class AccessionDto extends BasicChangesDto {
  /** Operator codes of those who join. */
  @ArrayNotEmpty()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(OPERATOR, { each: true })
  operators: string[];
}
