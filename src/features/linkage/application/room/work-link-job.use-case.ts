import { rm } from 'node:fs/promises';
import { ok, unwrap, type Outcome } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import type { RunWatch } from '../../../../kernel/runs/run-watch.js';
import { RunWork, type Work } from '../../../../kernel/runs/run-work.js';
import type { SignedDocument } from '../../../../kernel/signed-document.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Cases, type ExchangeCase } from '../../../application/index.js';
import { Persons } from '../../../identity/index.js';
import { linkJobErrors } from '../../domain/link-job-errors.js';
import type { LinkJob, LinkProgress } from '../../domain/link-job.js';
import type { LinkReceipt } from '../../domain/link-receipt.js';
import { LinkPersons } from '../link-persons.use-case.js';
import { LinkJobStore } from '../ports/link-job.store.js';
import { LinkRoom } from '../ports/link-room.js';
import { LinkRunFiles } from '../ports/link-run-files.js';
import { parsedSigned } from '../read-signed.js';
import { RecordLinkReceipt } from '../record-link-receipt.use-case.js';
import { LinkJobInput } from './link-job-input.js';
import { LinkJobBook } from './link-job-book.js';

/** The case, and where the links appear. */
interface Matter {
  readonly exchangeCase: ExchangeCase;
  readonly folder: string;
}

type LinkWork = Work<LinkJob, Matter>;

/** The job behind a linkage by the gateway itself: what `yuzu link` does, and then the receipt's record. */
@UseCase()
export class WorkLinkJob extends RunWork<LinkJob, Matter> {
  protected readonly refusals = {
    interrupted: linkJobErrors.LINK_JOB_INTERRUPTED,
    ending: linkJobErrors.LINK_JOB_ENDING,
  };

  constructor(
    private readonly transactions: Transactions,
    store: LinkJobStore,
    persons: Persons,
    book: LinkJobBook,
    private readonly cases: Cases,
    private readonly room: LinkRoom,
    private readonly input: LinkJobInput,
    private readonly keyring: Keyring,
    private readonly link: LinkPersons,
    private readonly files: LinkRunFiles,
    private readonly recording: RecordLinkReceipt,
  ) {
    super({ transactions, store, persons, book });
  }

  protected async matterOf(tx: Tx, { id, caseId }: LinkJob): Promise<Matter> {
    const exchangeCase = unwrap(await this.cases.get(tx, caseId));
    return { exchangeCase, folder: this.room.folderOf(exchangeCase, id) };
  }

  protected async stands({ matter: { folder } }: LinkWork): Promise<boolean> {
    return (await this.receiptIn(folder)) !== undefined;
  }

  protected async make(
    { run, matter: { exchangeCase, folder } }: LinkWork,
    { signal, tell }: RunWatch<LinkProgress>,
  ): Promise<Outcome<unknown>> {
    // What a killed process left; by its number alone it might be taken for one that runs.
    await eraseFolder(folder);
    const input = await this.transactions.read((tx) => this.input.of(tx, exchangeCase, run));
    if (!input.ok) return input;
    const { ticket, earlierId } = run;
    const task = ticket.document.kind === 'yuzu.ticket/link' ? 'link' : 'dedupe';
    return this.link.execute({
      ...{ task, ticket, keyring: this.keyring, ...input.value, out: folder, signal },
      earlier: earlierId && this.room.folderOf(exchangeCase, earlierId),
      progress: (stage, step, done, total) => {
        tell({ stage, step, done, total });
      },
    });
  }

  /** A process may have died after the record. */
  protected async record({ run, actor, matter }: LinkWork): Promise<Outcome<unknown>> {
    const receipt = await this.receiptIn(matter.folder);
    if (!receipt) throw new Error(`Job ${run.id} left no receipt.`);
    return (await this.recording.isRecorded(receipt.document))
      ? ok()
      : this.recording.execute(actor, run.caseId, receipt);
  }

  protected discard({ matter: { folder } }: LinkWork): Promise<void> {
    return eraseFolder(folder);
  }

  /** Written last of all: where it stands, everything does. */
  private async receiptIn(folder: string): Promise<SignedDocument<LinkReceipt> | undefined> {
    const text = await this.files.text(folder, 'link.receipt.json');
    return parsedSigned<LinkReceipt>(text);
  }
}

const eraseFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
