import type { Person } from '../../../../kernel/actor.js';
import type { Outcome } from '../../../../kernel/outcome.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import type { RunWatch } from '../../../../kernel/runs/run-watch.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { ExportNoticeList } from '../../../notice/index.js';
import { ExportOptOutList } from '../../../opt-out/index.js';
import type { ProvideProgress, ProvideRun } from '../../domain/provide/provide-run.js';
import { IssueProvideTicket } from '../office/issue-provide-ticket.use-case.js';
import { SecureRoom } from '../ports/secure-room.js';
import { type Provided, type ProvideInput, ProvidePackage } from '../provide-package.use-case.js';

type Given = Pick<
  ProvideInput,
  'ticket' | 'lists' | 'signer' | 'sources' | 'volumeBytes' | 'severities'
>;

/** What staff do by hand for the secure room: a ticket, the lists of today, and then `yuzu provide`. */
@UseCase()
export class MakePackage {
  constructor(
    private readonly room: SecureRoom,
    private readonly tickets: IssueProvideTicket,
    private readonly optOuts: ExportOptOutList,
    private readonly notices: ExportNoticeList,
    private readonly keyring: Keyring,
    private readonly provide: ProvidePackage,
  ) {}

  /** Throws when the watch ends it; nothing is left then, nor after a refusal. */
  async execute(
    actor: Person,
    run: ProvideRun,
    to: string,
    { signal, tell }: RunWatch<ProvideProgress>,
  ): Promise<Outcome<Provided>> {
    const given = await this.given(actor, run);
    if (!given.ok) return given;
    const onStep: ProvideInput['onStep'] = (step, done) => {
      tell({ step, done });
    };
    return this.provide.execute({ ...given.value, keyring: this.keyring, to, signal, onStep });
  }

  private async given(actor: Person, run: ProvideRun): Promise<Outcome<Given>> {
    const signer = await this.room.signer(run.signer);
    if (!signer.ok) return signer;
    const material = await this.room.material();
    if (!material.ok) return material;
    const ticket = await this.tickets.execute(actor, run.packageId);
    if (!ticket.ok) return ticket;
    const optOuts = await this.optOuts.execute(actor);
    if (!optOuts.ok) return optOuts;
    const notices = await this.notices.execute(actor);
    if (!notices.ok) return notices;
    const { personNotices, ...read } = material.value;
    const [optOutList, noticeList] = [optOuts.value.message, notices.value.message];
    const lists = { optOutList, noticeList, personNotices };
    return { ok: true, value: { ...read, lists, signer: signer.value, ticket: ticket.value } };
  }
}
