import { AsyncLocalStorage } from 'node:async_hooks';

/** The idempotent command a request carries: the caller's key, and a digest of what it asks for. */
export interface IdempotentCommand {
  readonly personId: string;
  readonly key: string;
  readonly requestDigest: string;
  /** Set by the first transaction of the request: a command has exactly one. */
  used: boolean;
}

export interface RequestContext {
  readonly requestId: string;
  readonly command?: IdempotentCommand;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const currentRequest = (): RequestContext | undefined => storage.getStore();

export const withRequest = <T>(context: RequestContext, work: () => T): T =>
  storage.run(context, work);
