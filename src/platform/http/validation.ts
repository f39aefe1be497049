import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { RefusedError, refuse } from '../../kernel/outcome.js';
import { httpErrors } from './http-errors.js';

/** `participants.0.name: must be a string`: the paths and rules, never the values. */
const problems = (errors: ValidationError[], path = ''): string[] =>
  errors.flatMap((error) => {
    const here = path ? `${path}.${error.property}` : error.property;
    const own = Object.values(error.constraints ?? {}).map((rule) => `${here}: ${rule}`);
    return [...own, ...problems(error.children ?? [], here)];
  });

export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) =>
      new RefusedError(refuse(httpErrors.REQUEST_INVALID, { fields: problems(errors).join('; ') })),
  });
