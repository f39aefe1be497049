import { checkRelease, checkDispatch } from '../../../src/features/transfer/domain/states/gates.js';
import { checkDeparture } from '../../../src/features/transfer/domain/states/departure.js';
import {
  checkedVersion,
  standingOn,
} from '../../../src/features/transfer/domain/states/list-standing.js';
import {
  afterComparison,
  afterListChange,
  isClosed,
} from '../../../src/features/transfer/domain/states/opt-out-moment.js';
import {
  type TransferPackage,
  UNMADE,
  type VoidCause,
} from '../../../src/features/transfer/domain/states/package.js';
import {
  allows,
  nextState,
  type PackageCommand,
} from '../../../src/features/transfer/domain/states/package-states.js';
import {
  readExtraction,
  readPacking,
} from '../../../src/features/transfer/domain/states/receipts.js';
import type { ExtractReceipt } from '../../../src/features/extraction/index.js';
import type { PackReceipt } from '../../../src/features/transfer/index.js';

const NAME = '2026_20261121_0001_AOBA_MINATO';
const SHA = 'a'.repeat(64);
const VOLUME = { name: `${NAME}.7z`, bytes: 1, sha256: SHA };
const KEY = { fingerprint: 'F', publicKey: 'K' };

/** Instead of the number of something made: what was made last. */
export const NEWEST = -1;

/** What the secure room made under one ticket: it keeps what it made under older ones, too. */
interface Made {
  readonly ticketId: string;
  readonly listVersion: number;
  readonly noticeVersion: number;
  readonly persons: readonly string[];
}

const planned: TransferPackage = {
  ...{ id: 'P', direction: 'provided', state: 'planned', name: NAME, counterpart: 'MINATO' },
  ...{ contractId: 'C', requestId: 'R', caseNumber: '1', providedOn: '2026-11-21' },
  ...{ retentionUntil: '2030-03-31', tables: [], delivery: 1 },
};

/** What happened, as an observer who sees everything writes it down. */
interface Release {
  /** Who is in what can now be opened, and whose stop requests the gateway knew at that moment. */
  readonly persons: readonly string[];
  readonly stopped: readonly string[];
  /** Whose institutions were known to have stopped. */
  readonly uncovered: readonly string[];
}

/**
 * One package between two gateways, its secure room and the wire, made of nothing but the decisions the use cases
 * ask: everything may be tried at any moment, messages may stay under way, and stale work may be handed in.
 */
export class RecallWorld {
  provided = planned;
  received: TransferPackage | undefined;
  readonly stopped: string[] = [];
  /** Persons whose institution stopped, one institution each. */
  readonly uncovered: string[] = [];
  readonly releases: Release[] = [];
  readonly opened: Release[] = [];
  readonly asked = new Set<string>();
  private readonly made: Made[] = [];
  private tickets = 0;
  private content: Made | undefined;
  private readonly toRecipient: (() => void)[] = [];
  private readonly toProvider: (() => void)[] = [];

  constructor(private readonly population: readonly string[]) {}

  private get versions() {
    return { 'opt-out': this.stopped.length, notice: this.uncovered.length };
  }

  /** 提供停止の求め: reaches the package within the transaction that registers it. */
  stop(person: string): void {
    if (this.stopped.includes(person)) return;
    this.stopped.push(person);
    this.listChanged('opt-out');
  }

  /** 通知の停止: likewise. */
  stopInstitutionOf(person: string): void {
    if (this.uncovered.includes(person)) return;
    this.uncovered.push(person);
    this.listChanged('notice');
  }

  private listChanged(cause: VoidCause): void {
    const consequence = afterListChange(this.provided, cause);
    if (consequence === 'void') this.provide('void-ticket', { ...UNMADE, ticket: undefined });
    if (consequence !== 'hold') return;
    const checked = checkedVersion(this.provided, cause);
    const held = { checkedVersion: checked, heldVersion: this.versions[cause] };
    this.provided = { ...this.provided, [standingOn(cause)]: held };
  }

  ticket(): void {
    this.tickets += 1;
    const { 'opt-out': optOutListVersion, notice: noticeListVersion } = this.versions;
    const lists = { optOutListVersion, noticeListVersion };
    const ticket = { id: `T${this.tickets}`, issuedAt: '2026-11-21T03:00:00.000Z', ...lists };
    this.provide('issue-ticket', { ...UNMADE, ticket });
  }

  /** In the secure room: whoever is on the list of the ticket is left out. */
  extract(): void {
    const { ticket } = this.provided;
    if (!ticket) return;
    const listVersion = ticket.optOutListVersion ?? 0;
    const noticeVersion = ticket.noticeListVersion ?? 0;
    const out = [...this.stopped.slice(0, listVersion), ...this.uncovered.slice(0, noticeVersion)];
    const persons = this.population.filter((person) => !out.includes(person));
    this.made.push({ ticketId: ticket.id, listVersion, noticeVersion, persons });
  }

  /** Hands in the receipt of any extraction ever made. */
  recordExtraction(which: number): void {
    const made = this.made.at(which === NEWEST ? -1 : which % Math.max(1, this.made.length));
    if (!made || !allows(this.provided, 'record-extraction')) return;
    const read = readExtraction(this.provided, extractReceipt(made));
    if (read.ok) this.provide('record-extraction', { extraction: read.value });
  }

  pack(which: number): void {
    const made = this.made.at(which === NEWEST ? -1 : which % Math.max(1, this.made.length));
    if (!made || !allows(this.provided, 'record-packing')) return;
    const read = readPacking(this.provided, packReceipt(made), SHA);
    if (!read.ok) return;
    const seal = { ...read.value, preparer: KEY, approver: KEY };
    if (this.provide('record-packing', { seal, passphraseMessage: 'M' })) this.content = made;
  }

  approve(): void {
    this.provide('approve');
  }

  dispatch(): void {
    const { seal } = this.provided;
    const carried = {
      ...{ packageId: 'P', packageName: NAME, contractId: 'C', sha256: seal?.sha256 ?? '' },
      ...{ serial: 'S', sealNumber: 'N', volumes: [VOLUME.name] },
    };
    if (!allows(this.provided, 'dispatch')) return;
    const media = [{ serial: 'S', carried }];
    const now = { today: '2026-11-21', versions: this.versions, stops: [] };
    if (!checkDispatch(this.provided, { media }).ok || !checkDeparture(this.provided, now).ok)
      return;
    this.provide('dispatch');
    this.toRecipient.push(() => {
      this.received = { ...planned, direction: 'received', state: 'announced', seal };
    });
  }

  arrive(): void {
    if (this.receive('record-arrival'))
      this.toProvider.push(() => {
        const arrival = { sha256: SHA, sealIntact: true, arrivedOn: '2026-11-21' };
        this.provide('note-arrival', { arrival });
      });
  }

  requestRelease(): void {
    if (this.free) this.provide('request-release');
  }

  declineRelease(): void {
    this.provide('decline-release');
  }

  confirmRelease(): void {
    if (!this.free || !this.provide('release-passphrase')) return;
    this.releases.push(this.observed());
    const { passphraseMessage } = this.provided;
    this.toRecipient.push(() => this.receive('take-passphrase', { passphraseMessage }));
  }

  /** Compares the persons handed over with the lists as they are now. */
  compare(): void {
    if (afterListChange(this.provided, 'opt-out') !== 'hold') return;
    const { persons } = this.observed();
    const concerned = persons.filter((person) => this.stopped.includes(person));
    const uncovered = isClosed(this.provided)
      ? persons.filter((person) => this.uncovered.includes(person))
      : [];
    const { 'opt-out': optOut, notice } = this.versions;
    const compared = { optOuts: { checkedVersion: optOut }, notices: { checkedVersion: notice } };
    this.provided = { ...this.provided, ...compared };
    const consequence = afterComparison(this.provided, concerned.length + uncovered.length);
    if (consequence === 'recall') this.recall();
    if (consequence === 'ask-deletion')
      this.toRecipient.push(() => {
        for (const person of concerned) this.asked.add(person);
      });
  }

  open(): void {
    if (this.received?.passphraseMessage === undefined) return;
    if (this.receive('record-opening')) this.opened.push(this.observed());
  }

  deliverToRecipient(): void {
    this.toRecipient.shift()?.();
  }

  deliverToProvider(): void {
    this.toProvider.shift()?.();
  }

  deliverAll(): void {
    while (this.toRecipient.length + this.toProvider.length > 0) {
      this.deliverToRecipient();
      this.deliverToProvider();
    }
  }

  private recall(): void {
    const gone = { passphraseMessage: undefined, release: undefined };
    if (this.provide('recall', gone)) this.toRecipient.push(() => this.receive('note-recall'));
  }

  private get free(): boolean {
    const facts = { deviations: [], versions: this.versions };
    return checkRelease(this.provided, facts).ok;
  }

  private observed(): Release {
    const persons = this.content?.persons ?? [];
    return { persons, stopped: [...this.stopped], uncovered: [...this.uncovered] };
  }

  private provide(command: PackageCommand, change: Partial<TransferPackage> = {}): boolean {
    const next = nextState(this.provided, command);
    if (next.ok) this.provided = { ...this.provided, ...change, state: next.value };
    return next.ok;
  }

  private receive(command: PackageCommand, change: Partial<TransferPackage> = {}): boolean {
    const next = this.received && nextState(this.received, command);
    if (!this.received || !next?.ok) return false;
    this.received = { ...this.received, ...change, state: next.value };
    return true;
  }
}

const extractReceipt = ({ ticketId, listVersion, noticeVersion, persons }: Made): ExtractReceipt =>
  ({
    ...{ kind: 'yuzu.receipt/extract', ticketId, packageId: 'P', contractId: 'C' },
    ...{ rehearsal: false, optOutListVersion: listVersion, noticeListVersion: noticeVersion },
    ...{ persons: persons.length, rows: { patient: persons.length }, excluded: {}, findings: {} },
  }) as unknown as ExtractReceipt;

const packReceipt = ({ ticketId, listVersion, persons }: Made): PackReceipt =>
  ({
    ...{ kind: 'yuzu.receipt/pack', ticketId, packageId: 'P', packageName: NAME },
    ...{ rehearsal: false, archive: VOLUME, volumes: [VOLUME], manifestSha256: SHA },
    ...{ tables: [{ table: 'patient', rows: persons.length }], passphraseSha256: SHA },
    ...{ records: { count: persons.length, root: SHA }, optOutListVersion: listVersion },
    ...{ signers: { preparer: 'F', approvers: [] }, findings: [] },
  }) as unknown as PackReceipt;
