import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

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
