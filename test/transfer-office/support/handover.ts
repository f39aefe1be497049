import type { ExtractReceipt, ProvideTicket } from '../../../src/features/extraction/index.js';
import type { MediumView } from '../../../src/features/transfer/application/media/medium-view.js';
import type { PackageView } from '../../../src/features/transfer/application/office/package-view.js';
import type { DiscrepancyReport } from '../../../src/features/transfer/domain/states/discrepancy-report.js';
import type {
  ApprovalReceipt,
  OpenReceipt,
  PackReceipt,
  ReceiveTicket,
} from '../../../src/features/transfer/index.js';
import { sha256Hex } from '../../../src/kernel/canonical-json.js';
import { newId } from '../../../src/kernel/ids.js';
import { signDocument } from '../../../src/kernel/job-ticket.js';
import type { SignedDocument } from '../../../src/kernel/signed-document.js';
import type { Exchange } from './exchange.js';
import { MANIFEST, PASSPHRASE, PERSONS, ROOT, ROWS, SHA256, volumesOf } from './packed.js';
import { signersOf } from './signers.js';
import type { Answer, Office } from '../../support/office.js';

export { PASSPHRASE, PERSONS, ROOT, SHA256 };

/** One package on its way. Each step does what its people and secure rooms would. */
export class Handover {
  provideTicket?: ProvideTicket;
  receiveTicket?: ReceiveTicket;
  mediumId = '';
  /** What packing made of the archive: one volume, or several of equal size. */
  volumeCount = 1;
  /** Far off: the days of some tests run. */
  expectedOn = '2030-03-31';
  private readonly steps = new Map<string, Promise<void>>();
  private packed?: Promise<string>;

  constructor(
    readonly exchange: Exchange,
    readonly provider: Office,
    readonly planned: PackageView,
  ) {}

  get id(): string {
    return this.planned.id;
  }

  /** Of the tables it is about. */
  private get rows() {
    const held = this.planned.tables.map(({ table }) => table);
    return ROWS.filter(({ table }) => held.includes(table));
  }

  get path(): string {
    return `packages/${this.id}`;
  }

  get serial(): string {
    return `SSD-${this.id.slice(-12)}`;
  }

  get seal(): string {
    return `SEAL-${this.id.slice(-12)}`;
  }

  async at(office: Office): Promise<PackageView> {
    return (await office.get('auditor', this.path)).body as PackageView;
  }

  async states(): Promise<string[]> {
    const both = [this.provider, this.exchange.minato].map((office) => this.at(office));
    return (await Promise.all(both)).map(({ state }) => state);
  }

  /** Every step takes those before it, each once. */
  private once(step: string, work: () => Promise<void>): Promise<void> {
    const done = this.steps.get(step) ?? work();
    this.steps.set(step, done);
    return done;
  }

  async ticket(): Promise<void> {
    const path = `${this.path}/provide-ticket`;
    const signed = await this.provider.done<SignedDocument<ProvideTicket>>('staff', path);
    this.provideTicket = signed.document;
  }

  extractReceipt(change: object = {}): Promise<SignedDocument<ExtractReceipt>> {
    return signDocument(this.provider.keyring, {
      kind: 'yuzu.receipt/extract',
      ticketId: this.provideTicket?.id,
      packageId: this.id,
      contractId: this.planned.contractId,
      rehearsal: this.planned.rehearsal,
      optOutListVersion: this.provideTicket?.optOutListVersion,
      persons: 2,
      rows: Object.fromEntries(this.rows.map(({ table, rows }) => [table, rows])),
      noticeListVersion: this.provideTicket?.noticeListVersion,
      excluded: { optedOut: 1, notNotified: 0, waiting: 0, outsidePopulation: 0 },
      findings: {},
      startedAt: '2026-11-21T01:00:00.000Z',
      finishedAt: '2026-11-21T01:00:01.000Z',
      ...change,
    } as unknown as ExtractReceipt);
  }

  async packReceipt(change: object = {}): Promise<SignedDocument<PackReceipt>> {
    return signDocument(this.provider.keyring, {
      kind: 'yuzu.receipt/pack',
      ticketId: this.provideTicket?.id,
      ...this.content(),
      passphraseSha256: sha256Hex(await this.passphraseMessage()),
      volumes: this.volumes,
      signers: { preparer: signersOf(this.provider).preparer.fingerprint(), approvers: [] },
      optOutListVersion: this.provideTicket?.optOutListVersion,
      noticeListVersion: 0,
      excluded: { optedOut: 1, notNotified: 0, waiting: 0, outsidePopulation: 0 },
      ...change,
    } as unknown as PackReceipt);
  }

  /** Signed with the approver's own key, or another. */
  approvalReceipt(
    change: object = {},
    signer = signersOf(this.provider).approver,
  ): Promise<SignedDocument<ApprovalReceipt>> {
    const { packageId, packageName, manifestSha256, startedAt, finishedAt } = this.content();
    return signDocument(signer, {
      ...{ kind: 'yuzu.receipt/approve', ticketId: this.provideTicket?.id ?? newId() },
      ...{ packageId, packageName, sha256: SHA256, manifestSha256, startedAt, finishedAt },
      preparer: signersOf(this.provider).preparer.fingerprint(),
      approver: signer.fingerprint(),
      ...change,
    });
  }

  openReceipt(change: object = {}): Promise<SignedDocument<OpenReceipt>> {
    return signDocument(this.exchange.minato.keyring, {
      kind: 'yuzu.receipt/open',
      ticketId: this.receiveTicket?.id ?? newId(),
      ...this.content(),
      provider: this.provider.code,
      accepted: true,
      files: [],
      ...change,
    } as unknown as OpenReceipt);
  }

  private content() {
    return {
      packageId: this.id,
      packageName: this.planned.name,
      rehearsal: this.planned.rehearsal,
      archive: { name: `${this.planned.name}.7z`, bytes: 4096, sha256: SHA256 },
      manifestSha256: MANIFEST,
      rulesSha256: SHA256,
      tables: this.rows,
      records: { count: 2, root: ROOT },
      findings: [],
      startedAt: '2026-11-21T02:00:00.000Z',
      finishedAt: '2026-11-21T02:00:01.000Z',
    };
  }

  get volumes() {
    return volumesOf(this.content().archive, this.volumeCount);
  }

  /** The one that packing wrote: encrypting again would give another. */
  passphraseMessage(): Promise<string> {
    const recipient = this.exchange.minato.keyring.publicKey();
    this.packed ??= this.provider.keyring.encrypt(`${PASSPHRASE}\n`, [recipient]);
    return this.packed;
  }

  /** As the recipient's gateway signs it. */
  discrepancyReport(change: Partial<DiscrepancyReport> = {}) {
    const { id: packageId, name: packageName, contractId, tables } = this.planned;
    return signDocument<DiscrepancyReport>(this.exchange.minato.keyring, {
      ...{ kind: 'yuzu.report/discrepancy', version: 1, id: newId(), packageId, packageName },
      ...{ delivery: this.planned.delivery, contractId, recipient: 'MINATO' },
      ...{ provider: this.provider.code, found: 'opening', reasons: ['not-to-specification'] },
      ...{ findings: [], findingsLeftOut: 0, rows: [], tables: tables.map(({ table }) => table) },
      ...{ reportedOn: this.exchange.offices.clock.day },
      ...change,
    });
  }

  /** As packing, or at the recipient opening, leaves them for the office. */
  records({ keyring }: Office = this.provider): Promise<string> {
    const lines = PERSONS.map((record) => `${JSON.stringify(record)}\n`).join('');
    return keyring.encrypt(lines, [keyring.publicKey()]);
  }

  extract(): Promise<void> {
    return this.once('extract', async () => {
      if (!this.provideTicket) await this.ticket();
      const receipt = await this.extractReceipt();
      await this.provider.done('staff', `${this.path}/extract-receipt`, { receipt });
    });
  }

  pack(): Promise<void> {
    return this.once('pack', async () => {
      await this.extract();
      await this.provider.done('staff', `${this.path}/pack-receipt`, {
        receipt: await this.packReceipt(),
        passphraseMessage: await this.passphraseMessage(),
      });
    });
  }

  approve(): Promise<void> {
    return this.once('approve', async () => {
      await this.pack();
      const receipt = await this.approvalReceipt();
      await this.provider.done('approver', `${this.path}/approval`, { receipt });
    });
  }

  async medium(serial = this.serial, capacityBytes = 1_000_000_000_000): Promise<string> {
    const { id } = await this.provider.done<{ id: string }>('media-custodian', 'media', {
      kind: 'ssd',
      serial,
      capacityBytes,
      hardwareEncrypted: true,
    });
    return id;
  }

  collect(): Promise<void> {
    return this.once('collect', async () => {
      await this.sealed();
      await this.custody({ kind: 'handed-over', counterpart: 'セキュリティ便' });
      const { expectedOn } = this;
      await this.custody({ kind: 'courier-collected', trackingNumber: 'TRK-1', expectedOn });
    });
  }

  sealed(): Promise<void> {
    return this.once('sealed', async () => {
      await this.approve();
      this.mediumId = await this.medium();
      await this.provider.done('media-custodian', 'seals', { numbers: [this.seal] });
      await this.custody({ kind: 'sealed', packageId: this.id, sealNumber: this.seal });
    });
  }

  /** With the second person's confirmation, where the event waits for one. */
  async custody(
    event: object,
    office: Office = this.provider,
    mediumId = this.mediumId,
  ): Promise<MediumView> {
    const path = `media/${mediumId}`;
    const told = await office.done<MediumView>('media-custodian', `${path}/custody-events`, event);
    if (!told.pending) return told;
    return office.done('media-custodian:second', `${path}/custody-confirmation`);
  }

  /** The medium reaches the recipient, who looks at seal and serial number. */
  async takeIn(change: object = {}): Promise<void> {
    const found = { serialFound: this.serial, sealNumber: this.seal, sealIntact: true };
    await this.custody({ kind: 'received', ...found, ...change }, this.exchange.minato);
  }

  dispatch(): Promise<void> {
    return this.once('dispatch', async () => {
      await this.collect();
      const { mediumId } = this;
      await this.provider.done('media-custodian', `${this.path}/dispatch`, { mediumId });
      await this.exchange.offices.deliver();
    });
  }

  arrival(change: object = {}): object {
    return { sha256: SHA256, manifestSha256: MANIFEST, ...change };
  }

  /** By two persons; the first refusal, or what the confirmation answers. */
  async recordArrival(change: object = {}): Promise<Answer> {
    const { minato } = this.exchange;
    const proposed = await minato.post(
      'media-custodian',
      `${this.path}/arrival`,
      this.arrival(change),
    );
    if (proposed.status !== 201) return proposed;
    return minato.post('media-custodian:second', `${this.path}/arrival-confirmation`);
  }

  async receive(): Promise<void> {
    const { minato, offices } = this.exchange;
    const path = `${this.path}/receive-ticket`;
    this.receiveTicket = (await minato.done<SignedDocument<ReceiveTicket>>('staff', path)).document;
    await this.takeIn();
    const { status, text } = await this.recordArrival();
    if (status !== 201) throw new Error(text);
    await offices.deliver();
  }

  arrive(): Promise<void> {
    return this.once('arrive', async () => {
      await this.dispatch();
      await this.receive();
    });
  }

  get confirmation(): string {
    return `${this.path}/passphrase-release/confirmation`;
  }

  async askRelease(way = 'channel'): Promise<void> {
    await this.provider.done('key-custodian', `${this.path}/passphrase-release`, { way });
  }

  requestRelease(): Promise<void> {
    return this.once('request-release', async () => {
      await this.arrive();
      await this.askRelease();
    });
  }

  recall(): Promise<void> {
    return this.once('recall', async () => {
      await this.dispatch();
      await this.provider.done('approver', `${this.path}/recall`, { cause: 'lost' });
      await this.exchange.offices.deliver();
    });
  }

  release(): Promise<void> {
    return this.once('release', async () => {
      await this.requestRelease();
      await this.provider.done('key-custodian:second', this.confirmation);
      await this.exchange.offices.deliver();
    });
  }

  async proposeGiveUp(reason = 'medium-unreadable'): Promise<void> {
    await this.exchange.minato.done('staff', `${this.path}/opening-failure`, { reason });
  }

  /** By two persons of the recipient. */
  async giveUp(reason?: string): Promise<void> {
    await this.release();
    await this.proposeGiveUp(reason);
    await this.exchange.minato.done('approver', `${this.path}/opening-failure/confirmation`);
    await this.exchange.offices.deliver();
  }

  async open(change: object = {}): Promise<void> {
    await this.release();
    const receipt = await this.openReceipt(change);
    await this.exchange.minato.done('staff', `${this.path}/open-receipt`, { receipt });
    await this.exchange.offices.deliver();
  }
}
