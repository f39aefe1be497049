import type { Outcome } from '../../../../kernel/outcome.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { RunWatch } from '../../../../kernel/runs/run-watch.js';
import { RunWork, type Work } from '../../../../kernel/runs/run-work.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Persons } from '../../../identity/index.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import type { ProvideProgress, ProvideRun } from '../../domain/provide/provide-run.js';
import { PackageStore } from '../ports/package.store.js';
import { ProvideRunStore } from '../ports/provide-run.store.js';
import { SecureRoom } from '../ports/secure-room.js';
import { MakePackage } from './make-package.js';
import { discardProvided, providedIn } from './provided-files.js';
import { ProvideRunBook } from './provide-run-book.js';
import { RecordProvided } from './record-provided.js';

/** Name of the package, and where it appears. */
interface Matter {
  readonly name: string;
  readonly folder: string;
}

type ProvideWork = Work<ProvideRun, Matter>;

/** The job behind a provide run: a ticket and the lists of today, the engines, both receipts. */
@UseCase()
export class WorkProvideRun extends RunWork<ProvideRun, Matter> {
  protected readonly refusals = {
    interrupted: provideErrors.PROVIDE_RUN_INTERRUPTED,
    ending: provideErrors.PROVIDE_RUN_ENDING,
  };

  constructor(
    transactions: Transactions,
    store: ProvideRunStore,
    persons: Persons,
    book: ProvideRunBook,
    private readonly packages: PackageStore,
    private readonly room: SecureRoom,
    private readonly making: MakePackage,
    private readonly recording: RecordProvided,
  ) {
    super({ transactions, store, persons, book });
  }

  protected async matterOf(tx: Tx, { id, packageId }: ProvideRun): Promise<Matter | undefined> {
    const pack = await this.packages.find(tx, packageId);
    return pack && { name: pack.name, folder: this.room.folderOf(pack.name, id) };
  }

  protected async stands({ matter: { folder, name } }: ProvideWork): Promise<boolean> {
    return (await providedIn(folder, name)) !== undefined;
  }

  protected make(
    { run, actor, matter: { folder } }: ProvideWork,
    watch: RunWatch<ProvideProgress>,
  ): Promise<Outcome<unknown>> {
    return this.making.execute(actor, run, folder, watch);
  }

  protected async record({ run, actor, matter }: ProvideWork): Promise<Outcome<unknown>> {
    const files = await providedIn(matter.folder, matter.name);
    if (!files) throw new Error(`Run ${run.id} left no package.`);
    return this.recording.execute(actor, run.packageId, files);
  }

  protected discard({ matter: { folder } }: ProvideWork): Promise<void> {
    return discardProvided(folder);
  }
}
