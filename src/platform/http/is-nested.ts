import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

/**
 * One object by the rules of its own DTO. `@ValidateNested()` alone lets an absent one pass, and a list
 * in the place of one.
 */
export const IsNested = (dto: () => new () => object): PropertyDecorator =>
  applyDecorators(IsObject(), ValidateNested(), Type(dto));
