import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { RefusedError, refuse } from '../../kernel/outcome.js';
import { httpErrors } from './http-errors.js';

/** What one answer names at most: the rest shows once these are mended. */
const MOST_PROBLEMS = 20;
const LONGEST = 200;

/** `participants.0.name: must be a string`: the paths and rules, never the values. */
function* problems(errors: readonly ValidationError[], path = ''): Generator<string> {
  for (const error of errors) {
    const here = path ? `${path}.${error.property}` : error.property;
    for (const rule of Object.values(error.constraints ?? {})) yield shortened(`${here}: ${rule}`);
    yield* problems(error.children ?? [], here);
  }
}

const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;

function fieldsOf(errors: readonly ValidationError[]): string {
  const named: string[] = [];
  for (const problem of problems(errors)) {
    if (named.length === MOST_PROBLEMS) return [...named, '…'].join('; ');
    named.push(problem);
  }
  return named.join('; ');
}

export const requestValidation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) =>
      new RefusedError(refuse(httpErrors.REQUEST_INVALID, { fields: fieldsOf(errors) })),
  });
