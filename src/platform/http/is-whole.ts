import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** A whole number within bounds; `integer` in the API's description too, which would say `number`. */
export const IsWhole = (minimum: number, maximum: number): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum, maximum }),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );
