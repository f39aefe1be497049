import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { newId } from '../../kernel/ids.js';
import { messageOf, type Refusal, RefusedError } from '../../kernel/outcome.js';
import { logFault } from '../logging/log.js';

/** Body of every error answer: a stable code and what to do, in both languages. */
interface ErrorBody {
  error: { code: string; ja: string; en: string; facts: Record<string, string | number> };
}

const errorBody = (refusal: Refusal): ErrorBody => ({
  error: {
    code: refusal.error.code,
    ja: messageOf(refusal, 'ja'),
    en: messageOf(refusal, 'en'),
    facts: refusal.facts,
  },
});

@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof RefusedError)
      response.status(error.refusal.error.status).json(errorBody(error.refusal));
    else if (error instanceof HttpException)
      response.status(error.getStatus()).json(frameworkError(error));
    else response.status(500).json(fault(error));
  }
}

const frameworkError = (error: HttpException): ErrorBody => ({
  error: {
    code: `HTTP_${error.getStatus()}`,
    ja: '要求を受け付けられません。URLと内容を確認してください。',
    // Not the framework's own words: they repeat the address, which may name a person.
    en: 'The request cannot be accepted. Check its address and content.',
    facts: {},
  },
});

/** A fault is told apart by its number only: its message may hold what must not leave. */
function fault(error: unknown): ErrorBody {
  const id = newId();
  logFault('http', id, error);
  return {
    error: {
      code: 'FAULT',
      ja: `処理中に障害が発生しました。何も変更されていません。管理者に障害番号 ${id} を伝えてください。`,
      en: `The gateway failed while working on this; nothing was changed. Tell the administrator the fault number ${id}.`,
      facts: { id },
    },
  };
}
