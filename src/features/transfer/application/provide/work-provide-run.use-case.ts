import type { Person } from '../../../../kernel/actor.js';
import { messageOf, ok, refuse, type Outcome, type Refusal } from '../../../../kernel/outcome.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Persons } from '../../../identity/index.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import {
  MOST_ATTEMPTS,
  provideRunTransitions,
  type ProvideRun,
  type ProvideRunCommand,
} from '../../domain/provide/provide-run.js';
import { PackageStore } from '../ports/package.store.js';
import { ProvideRunStore } from '../ports/provide-run.store.js';
import { SecureRoom } from '../ports/secure-room.js';
import { MakePackage } from './make-package.js';
import { discardProvided, providedIn } from './provided-files.js';
import { ProvideRunBook } from './provide-run-book.js';
import { RecordProvided } from './record-provided.js';
import { RunWatch } from './run-watch.js';

/** A run at work: whose it is and where its output appears. */
interface Work {
  readonly run: ProvideRun;
  readonly actor: Person;
  readonly name: string;
  readonly folder: string;
}

const GATEWAY = { kind: 'gateway' } as const;

/**
 * The job behind a run. A process that dies in the midst of it leaves the run as it is: it is begun again, takes
 * what stands whole, and makes the rest anew.
 */
@UseCase()
export class WorkProvideRun {
  private readonly watches = new Set<RunWatch>();

  constructor(
    private readonly transactions: Transactions,
    private readonly store: ProvideRunStore,
    private readonly packages: PackageStore,
    private readonly persons: Persons,
    private readonly runs: ProvideRunBook,
    private readonly room: SecureRoom,
    private readonly making: MakePackage,
    private readonly recording: RecordProvided,
  ) {}

  /** A fault is thrown and the job tried again; a refusal ends the run with its words. */
  async execute(id: string): Promise<Outcome<undefined>> {
    const begun = await this.transactions.run((tx) => this.begin(tx, id));
    if (!begun.ok) return begun;
    const work = begun.value;
    if (!work) return ok();
    if (work.run.state === 'cancelling') return this.end(work, 'stop');
    if (work.run.attempts > MOST_ATTEMPTS) {
      const facts = { attempts: MOST_ATTEMPTS };
      return this.end(work, 'fail', refuse(provideErrors.PROVIDE_RUN_INTERRUPTED, facts));
    }
    return this.make(work);
  }

  /** The gateway stops: what is at work ends, and is begun again when it is back. */
  interrupt(): void {
    for (const watch of this.watches) watch.end();
  }

  /** Nothing where the run has ended: a job may come twice. */
  private async begin(tx: Tx, id: string): Promise<Outcome<Work | undefined>> {
    const run = await this.store.lock(tx, id);
    if (!run || provideRunTransitions.allowed(run.state).length === 0) return ok(undefined);
    const pack = await this.packages.find(tx, run.packageId);
    const person = await this.persons.find(tx, run.personId);
    if (!pack || !person) throw new Error(`Run ${id} lost its package or its person.`);
    const { name } = pack;
    const actor: Person = { kind: 'person', ...person };
    const work = { actor, name, folder: this.room.folderOf(name, id) };
    if (run.state === 'cancelling') return ok({ ...work, run });
    const change = { attempts: run.attempts + 1 };
    const moved = await this.runs.move(tx, GATEWAY, run, 'begin', change);
    return moved.ok ? ok({ ...work, run: moved.value }) : moved;
  }

  private async make(work: Work): Promise<Outcome<undefined>> {
    const { run, actor, name, folder } = work;
    const watch = new RunWatch((progress) =>
      this.transactions
        .run(async (tx) => ok(await this.store.note(tx, run.id, progress)))
        .then((state) => state.ok && state.value === 'cancelling'),
    );
    this.watches.add(watch);
    try {
      if (!(await providedIn(folder, name))) {
        const made = await watch.during(() => this.making.execute(actor, run, folder, watch));
        if (!made.ok) return await this.end(work, 'fail', made);
      }
      return await this.record(work);
    } catch (fault) {
      if (!watch.signal.aborted) throw fault;
      return await this.stopped(work);
    } finally {
      this.watches.delete(watch);
    }
  }

  private async record(work: Work): Promise<Outcome<undefined>> {
    const { run, actor, name, folder } = work;
    const files = await providedIn(folder, name);
    if (!files) throw new Error(`Run ${run.id} left no package.`);
    const recorded = await this.recording.execute(actor, run.packageId, files);
    return recorded.ok ? this.end(work, 'finish') : this.end(work, 'fail', recorded);
  }

  /** Ended by a person, or with the gateway: then the run waits for it, and this attempt does not count. */
  private async stopped(work: Work): Promise<Outcome<undefined>> {
    const state = await this.transactions.run(async (tx) => {
      const run = await this.runs.locked(tx, work.run.id);
      if (!run.ok) return run;
      const { attempts } = run.value;
      if (run.value.state === 'providing')
        await this.store.save(tx, { ...run.value, attempts: attempts - 1 });
      return ok(run.value.state);
    });
    if (state.ok && state.value === 'cancelling') return this.end(work, 'stop');
    return refuse(provideErrors.PROVIDE_RUN_ENDING);
  }

  /** Nothing that was not recorded stays: it holds medical information, and its ticket is void. */
  private async end(
    { run: { id }, folder }: Work,
    command: ProvideRunCommand,
    refusal?: Refusal,
  ): Promise<Outcome<undefined>> {
    if (command !== 'finish') await discardProvided(folder);
    const failure = refusal && {
      code: refusal.error.code,
      ja: messageOf(refusal, 'ja'),
      en: messageOf(refusal, 'en'),
    };
    return this.transactions.run(async (tx) => {
      const run = await this.runs.locked(tx, id);
      if (!run.ok) return run;
      const moved = await this.runs.move(tx, GATEWAY, run.value, command, { failure });
      return moved.ok ? ok() : moved;
    });
  }
}
