import type { Outcome } from '../../kernel/outcome.js';
import type { Job } from '../../kernel/ports/jobs.js';

/**
 * Does the work of one job; idempotent, because it may be run again. A refusal or a throw postpones
 * the job, and it is tried again.
 */
export type JobHandler = (payload: Job['payload']) => Promise<Outcome<unknown>>;

/** Every job name has exactly one handler. Register in `onModuleInit`. */
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();

  /** @throws Error when the name is taken: the start fails. */
  on(name: string, handler: JobHandler): void {
    if (this.handlers.has(name)) throw new Error(`Job ${name} has two handlers.`);
    this.handlers.set(name, handler);
  }

  /** @throws Error for a name without handler. */
  of(name: string): JobHandler {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`Job ${name} has no handler.`);
    return handler;
  }

  /** Those of the names nobody handles. */
  missing(names: readonly string[]): string[] {
    return names.filter((name) => !this.handlers.has(name));
  }
}
