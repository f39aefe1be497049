import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsLocalDate } from '../../../platform/http/is-local-date.js';
import { IsNested } from '../../../platform/http/is-nested.js';
import { IsWhole } from '../../../platform/http/is-whole.js';
import type { PublicFormat } from '../../catalogue/index.js';
import type { CoarseningRule, Holdings } from '../domain/holdings.js';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const DEFINITION_ID = /^[a-z0-9][a-z0-9./-]{0,99}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const OPERATOR = /^[A-Z0-9]{2,12}$/;
/** An item, or a table for all its items. */
const PLACE = /^[a-z][a-z0-9_]{0,62}(\.[a-z][a-z0-9_]{0,62})?$/;
const MOST_ROWS = Number.MAX_SAFE_INTEGER;

const IsCount = () => (target: object, property: string) => {
  ApiProperty({ type: 'integer', minimum: 0 })(target, property);
  IsInt()(target, property);
  Min(0)(target, property);
  Max(MOST_ROWS)(target, property);
};
const IsVersion = () => IsWhole(1, 1_000_000);
/** A parameter of an address, where everything is text. */
const AsNumber = () => Type(() => Number);

/** `a,b,c` of an address, or the parameter repeated. */
const List = () =>
  Transform(({ value }: { value: unknown }) =>
    [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : [text])),
  );

class PeriodDto {
  @Matches(MONTH) first: string;
  @Matches(MONTH) last: string;
}

class TimesDto {
  /** Null where nothing is dated. */
  @IsOptional() @IsNested(() => PeriodDto) period: PeriodDto | null;
  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => PeriodDto)
  gaps: PeriodDto[];
}

export class ItemHoldingsDto extends TimesDto {
  @Matches(NAME) item: string;
  @IsCount() values: number;
}

export class TableHoldingsDto extends TimesDto {
  @Matches(NAME) table: string;
  @IsOptional() @Matches(NAME) dated: string | null;
  @IsCount() rows: number;
  @IsCount() undated: number;
  @IsOptional() @IsCount() persons: number | null;
  @IsOptional() @IsCount() institutions: number | null;
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ItemHoldingsDto)
  items: ItemHoldingsDto[];
}

export class CountedDefinitionDto {
  @Matches(DEFINITION_ID) id: string;
  @IsVersion() version: number;
  @Matches(/^[0-9a-f]{64}$/) sha256: string;
}

/** The file that `yuzu holdings count` wrote, as it is. */
export class HoldingsDto implements Holdings {
  @IsIn(['yuzu.holdings']) kind: 'yuzu.holdings';
  @IsIn([1]) schemaVersion: 1;
  @IsNested(() => CountedDefinitionDto) definition: CountedDefinitionDto;
  @IsLocalDate() asOf: string;
  /** Null: only exact counts are published; the gateway makes them coarser. */
  @ApiProperty({ type: 'null' }) @Equals(null) coarsened: CoarseningRule | null;
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TableHoldingsDto)
  tables: TableHoldingsDto[];
}

export class DefinitionNameDto {
  /** e.g. `jp-operators/common`. */
  @Matches(DEFINITION_ID) id: string;
  @AsNumber() @IsVersion() version: number;
}

export class PublicDefinitionDto extends DefinitionNameDto {
  @IsIn(['excel', 'json']) format: PublicFormat;
}

export class CommonPeriodQueryDto extends DefinitionNameDto {
  /** Operator codes, with commas; none: this operator and every confirmed peer. */
  @IsOptional()
  @List()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(OPERATOR, { each: true })
  operators: string[] = [];
  /** `table.item`, or `table` for all its items; with commas. */
  @List()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5000)
  @Matches(PLACE, { each: true })
  items: string[];
}

export class SearchQueryDto {
  /** Words of names, meanings, cautions or code texts, or a code. */
  @IsString() @Length(1, 100) q: string;
  /** Search this definition only; needs `version`. */
  @IsOptional() @Matches(DEFINITION_ID) @MaxLength(100) id?: string;
  @ApiProperty({ required: false }) @IsOptional() @AsNumber() @IsVersion() version?: number;
  /** Only items that each of these operators holds. */
  @IsOptional()
  @List()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(OPERATOR, { each: true })
  heldBy?: string[];
  /** Only items held from this month on, or earlier. */
  @IsOptional() @Matches(MONTH) from?: string;
  /** Only items held up to this month, or later. */
  @IsOptional() @Matches(MONTH) to?: string;
  @ApiProperty({ required: false, default: 20 })
  @IsOptional()
  @AsNumber()
  @IsWhole(1, 100)
  limit?: number;
  @ApiProperty({ required: false, default: 0 })
  @IsOptional()
  @AsNumber()
  @IsWhole(0, 100_000)
  offset?: number;
}
