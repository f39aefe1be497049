import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Person } from '../../kernel/actor.js';
import type { AuthenticatedRequest } from './permission.guard.js';

/** The logged-in person of the request, as a parameter: `@By() person: Person`. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { person } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!person) throw new Error('A route with @By() needs a permission of persons.');
  return person;
});
