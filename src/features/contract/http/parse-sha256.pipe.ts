import { Injectable, type PipeTransform } from '@nestjs/common';
import { RefusedError, refuse } from '../../../kernel/outcome.js';
import { httpErrors } from '../../../platform/http/http-errors.js';

/** SHA-256 in lower-case hex as part of a path. */
@Injectable()
export class ParseSha256Pipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^[0-9a-f]{64}$/.test(value)) return value;
    throw new RefusedError(refuse(httpErrors.REQUEST_INVALID, { fields: 'sha256' }));
  }
}
