import type { Person } from '../actor.js';
import {
  messageOf,
  ok,
  refuse,
  type ErrorDefinition,
  type Outcome,
  type Refusal,
} from '../outcome.js';
import type { Transactions, Tx } from '../ports/transactions.js';
import { MOST_ATTEMPTS, type MachineRun, type RunCommand } from './machine-run.js';
import type { RunBook } from './run-book.js';
import type { RunStore } from './run-store.js';
import { RunWatch } from './run-watch.js';

/** A run at work: who started it, and what the kind of run needs to know. */
export interface Work<R, Matter> {
  readonly run: R;
  readonly actor: Person;
  readonly matter: Matter;
}

/** What every kind of run works with. */
interface RunTools<R extends MachineRun> {
  readonly transactions: Transactions;
  readonly store: RunStore<R>;
  readonly book: RunBook<R>;
  readonly persons: { find(tx: Tx, id: string): Promise<Omit<Person, 'kind'> | undefined> };
}

/** Refusals of the kind: given up after so many `attempts`, and begun again when the gateway is back. */
interface RunRefusals {
  readonly interrupted: ErrorDefinition;
  readonly ending: ErrorDefinition;
}

const GATEWAY = { kind: 'gateway' } as const;

/**
 * The job behind a run. A process that dies in the midst of it leaves the run as it is: it is begun again, takes
 * what stands whole, and makes the rest anew.
 */
export abstract class RunWork<R extends MachineRun, Matter> {
  private readonly watches = new Set<RunWatch<NonNullable<R['progress']>>>();
  private readonly atWork = new Map<string, Promise<Outcome<undefined>>>();
  protected abstract readonly refusals: RunRefusals;

  constructor(private readonly tools: RunTools<R>) {}

  /** Undefined where it is gone, which is a fault. */
  protected abstract matterOf(tx: Tx, run: R): Promise<Matter | undefined>;
  /** Whether an earlier attempt left everything, and only the record is lacking. */
  protected abstract stands(work: Work<R, Matter>): Promise<boolean>;
  /** Throws, or is refused, when the watch ends it. */
  protected abstract make(
    work: Work<R, Matter>,
    watch: RunWatch<NonNullable<R['progress']>>,
  ): Promise<Outcome<unknown>>;
  /** Tells the gateway what stands. */
  protected abstract record(work: Work<R, Matter>): Promise<Outcome<unknown>>;
  /** Erases everything the run made: it holds medical information. */
  protected abstract discard(work: Work<R, Matter>): Promise<void>;

  /**
   * A fault is thrown and the job tried again; a refusal ends the run with its words. A job that comes again while
   * this process is at its run, because a busy process lost its lease, shares that run's end.
   */
  execute(id: string): Promise<Outcome<undefined>> {
    const working = this.atWork.get(id) ?? this.run(id).finally(() => this.atWork.delete(id));
    this.atWork.set(id, working);
    return working;
  }

  private async run(id: string): Promise<Outcome<undefined>> {
    const begun = await this.tools.transactions.run((tx) => this.begin(tx, id));
    if (!begun.ok) return begun;
    const work = begun.value;
    if (!work) return ok();
    if (work.run.state === 'cancelling') return this.end(work, 'stop');
    if (work.run.attempts > MOST_ATTEMPTS) {
      const facts = { attempts: MOST_ATTEMPTS };
      return this.end(work, 'fail', refuse(this.refusals.interrupted, facts));
    }
    return this.work(work);
  }

  /** The gateway stops: what is at work ends, and is begun again when it is back. */
  interrupt(): void {
    for (const watch of this.watches) watch.end();
  }

  /** Nothing where the run has ended: a job may come twice. */
  private async begin(tx: Tx, id: string): Promise<Outcome<Work<R, Matter> | undefined>> {
    const { store, book, persons } = this.tools;
    const run = await store.lock(tx, id);
    if (!run || book.hasEnded(run)) return ok(undefined);
    const matter = await this.matterOf(tx, run);
    const person = await persons.find(tx, run.personId);
    if (!matter || !person) throw new Error(`Run ${id} lost its matter or its person.`);
    const actor: Person = { kind: 'person', ...person };
    if (run.state === 'cancelling') return ok({ run, actor, matter });
    const change = { attempts: run.attempts + 1 };
    const moved = await book.move(tx, GATEWAY, run, 'begin', change);
    return moved.ok ? ok({ run: moved.value, actor, matter }) : moved;
  }

  private async work(work: Work<R, Matter>): Promise<Outcome<undefined>> {
    const watch = this.watch(work.run);
    this.watches.add(watch);
    try {
      if (!(await this.stands(work))) {
        const made = await watch.during(() => this.make(work, watch));
        // Also where everything was made in the meantime: who cancels means that nothing be recorded.
        if (watch.signal.aborted) return await this.stopped(work);
        if (!made.ok) return await this.end(work, 'fail', made);
      }
      const recorded = await this.record(work);
      return await (recorded.ok ? this.end(work, 'finish') : this.end(work, 'fail', recorded));
    } catch (fault) {
      if (!watch.signal.aborted) throw fault;
      return await this.stopped(work);
    } finally {
      this.watches.delete(watch);
    }
  }

  private watch({ id }: R): RunWatch<NonNullable<R['progress']>> {
    const { transactions, store } = this.tools;
    return new RunWatch((progress) =>
      transactions
        .run(async (tx) => ok(await store.note(tx, id, progress)))
        .then((state) => state.ok && state.value === 'cancelling'),
    );
  }

  /** Ended by a person, or with the gateway: then the run waits for it, and this attempt does not count. */
  private async stopped(work: Work<R, Matter>): Promise<Outcome<undefined>> {
    const { transactions, store, book } = this.tools;
    const state = await transactions.run(async (tx) => {
      const run = await book.locked(tx, work.run.id);
      if (!run.ok) return run;
      if (run.value.state !== 'cancelling' && !book.hasEnded(run.value))
        await store.save(tx, { ...run.value, attempts: run.value.attempts - 1 });
      return ok(run.value.state);
    });
    if (state.ok && state.value === 'cancelling') return this.end(work, 'stop');
    return refuse(this.refusals.ending);
  }

  /** Nothing that was not recorded stays. */
  private async end(
    work: Work<R, Matter>,
    command: RunCommand,
    refusal?: Refusal,
  ): Promise<Outcome<undefined>> {
    if (command !== 'finish') await this.discard(work);
    const failure = refusal && {
      code: refusal.error.code,
      ja: messageOf(refusal, 'ja'),
      en: messageOf(refusal, 'en'),
    };
    const { transactions, book } = this.tools;
    return transactions.run(async (tx) => {
      const run = await book.locked(tx, work.run.id);
      if (!run.ok) return run;
      const moved = await book.move(tx, GATEWAY, run.value, command, failure && { failure });
      return moved.ok ? ok() : moved;
    });
  }
}
