import type { Person } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Jobs } from '../../../../kernel/ports/jobs.js';
import { Transactions, type Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { provideErrors } from '../../domain/provide/provide-errors.js';
import type { ProvideRun } from '../../domain/provide/provide-run.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { ContractedDefinition } from '../office/contracted-definition.js';
import { PackageBook } from '../office/package-book.js';
import { PackageSigners } from '../office/package-signers.js';
import { SecureRoom } from '../ports/secure-room.js';
import { ProvideRunBook } from './provide-run-book.js';

/** Name of the job that provides; its payload is the run's id. */
export const PROVIDE_JOB = 'package.provide';

/** 抽出・封緘の開始, where the gateway stands in the secure room. Whoever starts it is the preparer. */
@UseCase()
export class StartProvideRun {
  constructor(
    private readonly transactions: Transactions,
    private readonly book: PackageBook,
    private readonly runs: ProvideRunBook,
    private readonly contracted: ContractedDefinition,
    private readonly signers: PackageSigners,
    private readonly room: SecureRoom,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  execute(actor: Person, packageId: string): Promise<Outcome<ProvideRun>> {
    return this.transactions.run(async (tx) => {
      const found = await this.book.ready(tx, packageId, 'provided', 'issue-ticket');
      if (!found.ok) return found;
      const signer = await this.signerOf(tx, actor, found.value);
      if (!signer.ok) return signer;
      return this.start(tx, actor, found.value, signer.value);
    });
  }

  /** Refused for what would end the run later: a closed gate, a key that is not there. */
  private async signerOf(tx: Tx, actor: Person, pack: TransferPackage): Promise<Outcome<string>> {
    const entered = this.room.entered();
    if (!entered.ok) return entered;
    const matter = await this.contracted.of(tx, pack, 'provide-ticket');
    if (!matter.ok) return matter;
    const key = await this.signers.ownPreparer(tx, actor);
    if (!key.ok) return key;
    const opened = await this.room.signer(key.value.fingerprint);
    return opened.ok ? ok(key.value.fingerprint) : opened;
  }

  private async start(
    tx: Tx,
    actor: Person,
    { id: packageId, name }: TransferPackage,
    signer: string,
  ): Promise<Outcome<ProvideRun>> {
    const run: ProvideRun = {
      id: newId(),
      packageId,
      state: 'waiting',
      personId: actor.id,
      signer,
      attempts: 0,
      startedAt: this.clock.now().toISOString(),
    };
    if (!(await this.runs.add(tx, actor, run)))
      return refuse(provideErrors.PROVIDE_RUN_UNDER_WAY, { package: name });
    await this.jobs.enqueue(tx, { name: PROVIDE_JOB, payload: { runId: run.id } });
    return ok(run);
  }
}
