import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { diffOf, type TextDiff } from '../domain/clause-diff.js';
import { type Tier, tierOf } from '../domain/contract-document.js';
import { type ContractRecord, type StoredText, textOf } from '../domain/contract-record.js';
import { documentErrors } from '../domain/document-errors.js';
import { contractErrors } from '../domain/errors.js';
import { ContractPrinter } from './ports/contract-printer.js';
import { NoticeStore } from './ports/notice.store.js';
import { TextStore } from './ports/text.store.js';
import { PrintableDocuments } from './printable-documents.js';

/** A file to hand out. */
export interface ReadyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Texts of a contract to compare and to print; the contract must be of the tier asked for. */
@UseCase()
export class ReadContractDocuments {
  constructor(
    private readonly transactions: Transactions,
    private readonly texts: TextStore,
    private readonly notices: NoticeStore,
    private readonly printables: PrintableDocuments,
    private readonly printer: ContractPrinter,
  ) {}

  /** CONTRACT_UNKNOWN, TEXT_UNKNOWN. */
  diff(tier: Tier, id: string, from: string, to: string): Promise<Outcome<TextDiff>> {
    return this.transactions.read(async (tx) => {
      const old = await this.find(tx, tier, id, from);
      if (!old.ok) return old;
      const now = await this.find(tx, tier, id, to);
      return now.ok ? ok(diffOf(old.value.text.document, now.value.text.document)) : now;
    });
  }

  /** Also GLYPH_MISSING. */
  async pdf(tier: Tier, id: string, sha256: string): Promise<Outcome<ReadyFile>> {
    const printable = await this.transactions.read(async (tx) => {
      const found = await this.find(tx, tier, id, sha256);
      return found.ok
        ? ok(await this.printables.text(tx, found.value.record, found.value.text))
        : found;
    });
    if (!printable.ok) return printable;
    const { number, round } = printable.value.text;
    const pdf = await this.printer.text(printable.value);
    return pdf.ok ? ok({ name: `${id}-${number}-${round}.pdf`, bytes: pdf.value }) : pdf;
  }

  /** CONTRACT_UNKNOWN, NOTICE_UNKNOWN, GLYPH_MISSING. */
  async noticePdf(tier: Tier, id: string, notice: string): Promise<Outcome<ReadyFile>> {
    const printable = await this.transactions.read(async (tx) => {
      const record = await this.record(tx, tier, id);
      if (!record.ok) return record;
      const stored = (await this.notices.of(tx, id)).find((one) => one.notice.id === notice);
      const text = stored && (textOf(record.value, stored.notice.text) ?? record.value.texts[0]);
      return text
        ? ok(await this.printables.notice(tx, text.document, stored))
        : refuse(documentErrors.NOTICE_UNKNOWN, { contract: id, notice });
    });
    if (!printable.ok) return printable;
    const pdf = await this.printer.notice(printable.value);
    return pdf.ok ? ok({ name: `notice-${notice}.pdf`, bytes: pdf.value }) : pdf;
  }

  private async record(tx: Tx, tier: Tier, contract: string): Promise<Outcome<ContractRecord>> {
    const record = await this.texts.of(tx, contract);
    const [first] = record.texts;
    if (first && tierOf(first.document) === tier) return ok(record);
    return refuse(contractErrors.CONTRACT_UNKNOWN, { contract });
  }

  private async find(
    tx: Tx,
    tier: Tier,
    contract: string,
    sha256: string,
  ): Promise<Outcome<{ record: ContractRecord; text: StoredText }>> {
    const record = await this.record(tx, tier, contract);
    if (!record.ok) return record;
    const text = textOf(record.value, sha256);
    if (text) return ok({ record: record.value, text });
    return refuse(contractErrors.TEXT_UNKNOWN, { contract, text: sha256.slice(0, 12) });
  }
}
