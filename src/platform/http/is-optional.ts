import { ValidateIf } from 'class-validator';

/**
 * May be left out, but is not null: class-validator's own lets a null pass by every rule of the field,
 * and on to code that knows it as absent or as what it should be.
 */
export const IsOptional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
