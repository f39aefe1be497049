import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { from, map, type Observable } from 'rxjs';
import { lastValueFrom } from 'rxjs';
import { newId } from '../../kernel/ids.js';
import { type Outcome, RefusedError } from '../../kernel/outcome.js';
import { FieldCipher } from '../../kernel/ports/field-cipher.js';
import { type RequestContext, withRequest } from '../request-context.js';
import type { AuthenticatedRequest } from './permission.guard.js';

/** Carries the Idempotency-Key to the transaction, and turns a refusal into the HTTP error. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(private readonly cipher: FieldCipher) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const run = () => lastValueFrom(next.handle());
    return from(withRequest(this.contextOf(request), run)).pipe(map(valueOf));
  }

  private contextOf(request: AuthenticatedRequest): RequestContext {
    const key = request.headers['idempotency-key'];
    const requestId = newId();
    if (typeof key !== 'string' || !request.person || request.method === 'GET')
      return { requestId };
    const asked = `${request.method} ${request.originalUrl}\n${JSON.stringify(request.body ?? null)}`;
    // Keyed, because a plain hash of a request that names a person could be guessed.
    const requestDigest = this.cipher.blindIndex(asked);
    const command = {
      personId: request.person.id,
      key: key.slice(0, 100),
      requestDigest,
      used: false,
    };
    return { requestId, command };
  }
}

const isOutcome = (value: unknown): value is Outcome<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';

function valueOf(value: unknown): unknown {
  if (!isOutcome(value)) return value;
  if (!value.ok) throw new RefusedError(value);
  return value.value ?? null;
}
