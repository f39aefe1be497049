import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { BODY_RULE, type BodyRule, USUAL_BODY } from './body-rule.js';
import type { AuthenticatedRequest } from './permission.guard.js';
import { invalid, readBody } from './read-body.js';
import { malformation } from '../../kernel/well-formed.js';

/**
 * Reads the body, after the guard has let the person in: nobody else makes the gateway read or parse
 * one. Then refuses what no route could work on, in path, query and body. Runs before all other
 * interceptors.
 */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(
    context: ExecutionContext,
    next: CallHandler<unknown>,
  ): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const own = this.reflector.get<BodyRule | undefined>(BODY_RULE, context.getHandler());
    try {
      request.body = await readBody(request, own ?? USUAL_BODY);
    } catch (error) {
      // The rest of the body is still coming: this connection serves no other request.
      http.getResponse<Response>().setHeader('connection', 'close');
      request.resume();
      throw error;
    }
    checkForm(request);
    return next.handle();
  }
}

function checkForm({ params, query, body }: AuthenticatedRequest): void {
  for (const [place, value] of Object.entries({ path: params, query, body: body as unknown })) {
    const problem = malformation(value);
    if (problem !== undefined) throw invalid(`${place}: ${problem}`);
  }
}
