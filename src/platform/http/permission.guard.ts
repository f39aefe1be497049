import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Person } from '../../kernel/actor.js';
import { RefusedError, refuse } from '../../kernel/outcome.js';
import { Authenticator } from './authenticator.js';
import { httpErrors } from './http-errors.js';
import { PERMISSION, PUBLIC } from './permit.js';

export interface AuthenticatedRequest extends Request {
  person?: Person;
}

/** Refuses every request whose entrance the person may not use; an undeclared entrance refuses everyone. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<string | undefined>(PERMISSION, context.getHandler());
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (permission === undefined) return false;
    if (permission === PUBLIC) return true;
    const person = await this.authenticator.personOf(tokenOf(request));
    if (!person) throw new RefusedError(refuse(httpErrors.NOT_LOGGED_IN));
    if (!this.authenticator.permits(person.roles, permission))
      throw new RefusedError(refuse(httpErrors.PERMISSION_MISSING, { permission }));
    request.person = person;
    return true;
  }
}

/** The session's token, from the header or a browser's cookie; empty without one. */
export const tokenOf = (request: Pick<Request, 'headers'>): string =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ??
  /(?:^|;\s*)yuzu_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ??
  '';
