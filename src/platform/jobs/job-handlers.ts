import type { Outcome } from '../../kernel/outcome.js';
import type { Job } from '../../kernel/ports/jobs.js';

/**
 * Does the work of one job; idempotent, because it may be run again. A refusal or a throw postpones
 * the job, and it is tried again.
 */
export type JobHandler = (payload: Job['payload']) => Promise<Outcome<unknown>>;

interface Registered {
  readonly handler: JobHandler;
  /** How many of the name this process may work on at once; none: as many as there are places. */
  readonly atOnce?: number | undefined;
}

/** Places for jobs of names without a limit: heavy ones never take them. */
const SHARED_PLACES = 4;

/** Every job name has exactly one handler. Register in `onModuleInit`. */
export class JobHandlers {
  private readonly handlers = new Map<string, Registered>();

  /**
   * `atOnce` limits what takes much memory; further jobs of the name stay untouched in their rows.
   * @throws Error when the name is taken: the start fails.
   */
  on(name: string, handler: JobHandler, atOnce?: number): void {
    if (this.handlers.has(name)) throw new Error(`Job ${name} has two handlers.`);
    this.handlers.set(name, { handler, atOnce });
  }

  /** @throws Error for a name without handler. */
  of(name: string): JobHandler {
    const registered = this.handlers.get(name);
    if (registered === undefined) throw new Error(`Job ${name} has no handler.`);
    return registered.handler;
  }

  atOnce(name: string): number {
    return this.handlers.get(name)?.atOnce ?? Infinity;
  }

  /** How many jobs this process works on at once. */
  get places(): number {
    const limits = [...this.handlers.values()].map(({ atOnce }) => atOnce ?? 0);
    return limits.reduce((sum, limit) => sum + limit, SHARED_PLACES);
  }

  /** Those of the names nobody handles. */
  missing(names: readonly string[]): string[] {
    return names.filter((name) => !this.handlers.has(name));
  }
}
