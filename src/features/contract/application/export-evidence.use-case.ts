import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { Clock } from '../../../kernel/ports/clock.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Operators } from '../../operator/index.js';
import { type Tier, tierOf } from '../domain/contract-document.js';
import { type ContractRecord, negotiationOf, textOf } from '../domain/contract-record.js';
import { documentErrors } from '../domain/document-errors.js';
import { contractErrors } from '../domain/errors.js';
import { concludedTexts } from '../domain/negotiation.js';
import { buildEvidence, type EvidencedNotice, type EvidencedText } from './build-evidence.js';
import {
  ContractPrinter,
  type PrintableNotice,
  type PrintableText,
} from './ports/contract-printer.js';
import { EvidenceArchive } from './ports/evidence-archive.js';
import { NoticeStore } from './ports/notice.store.js';
import { TextStore } from './ports/text.store.js';
import { type KeyedParty, PrintableDocuments } from './printable-documents.js';
import type { ReadyFile } from './read-contract-documents.use-case.js';

interface Gathered {
  readonly texts: readonly PrintableText[];
  readonly notices: readonly PrintableNotice[];
  readonly parties: readonly KeyedParty[];
}

/** 契約証拠ファイルの書き出し. All that proves the contract, in one ZIP signed by this operator. */
@UseCase()
export class ExportEvidence {
  constructor(
    private readonly transactions: Transactions,
    private readonly texts: TextStore,
    private readonly notices: NoticeStore,
    private readonly printables: PrintableDocuments,
    private readonly printer: ContractPrinter,
    private readonly archive: EvidenceArchive,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /** CONTRACT_UNKNOWN, EVIDENCE_EMPTY while nothing is concluded, GLYPH_MISSING. */
  async execute(tier: Tier, contract: string): Promise<Outcome<ReadyFile>> {
    const gathered = await this.transactions.read((tx) => this.gather(tx, tier, contract));
    if (!gathered.ok) return gathered;
    const texts = await this.printTexts(gathered.value.texts);
    if (!texts.ok) return texts;
    const notices = await this.printNotices(gathered.value.notices);
    if (!notices.ok) return notices;
    const [first, ...others] = texts.value;
    if (!first) return refuse(documentErrors.EVIDENCE_EMPTY, { contract });
    const evidence = {
      texts: [first, ...others] as const,
      notices: notices.value,
      keys: gathered.value.parties.map(keyOf),
      exportedBy: this.operators.own().code,
      exportedAt: this.clock.now().toISOString(),
    };
    const files = await buildEvidence(evidence, (text) => this.keyring.sign(text));
    return ok({ name: `contract-${contract}.zip`, bytes: this.archive.pack(files) });
  }

  private async gather(tx: Tx, tier: Tier, contract: string): Promise<Outcome<Gathered>> {
    const record = await this.texts.of(tx, contract);
    const [any] = record.texts;
    if (!any || tierOf(any.document) !== tier)
      return refuse(contractErrors.CONTRACT_UNKNOWN, { contract });
    const texts = await this.concluded(tx, record);
    const notices: PrintableNotice[] = [];
    for (const stored of await this.notices.of(tx, contract)) {
      const text = textOf(record, stored.notice.text) ?? any;
      notices.push(await this.printables.notice(tx, text.document, stored));
    }
    const parties = new Map<string, KeyedParty>();
    for (const { text } of texts)
      for (const party of await this.printables.parties(tx, text)) parties.set(party.code, party);
    return ok({ texts, notices, parties: [...parties.values()] });
  }

  private async concluded(tx: Tx, record: ContractRecord): Promise<PrintableText[]> {
    const printables: PrintableText[] = [];
    for (const { sha256 } of concludedTexts(negotiationOf(record, this.operators.own().code))) {
      const text = textOf(record, sha256);
      if (text) printables.push(await this.printables.text(tx, record, text));
    }
    return printables;
  }

  private async printTexts(texts: readonly PrintableText[]): Promise<Outcome<EvidencedText[]>> {
    const printed: EvidencedText[] = [];
    for (const text of texts) {
      const pdf = await this.printer.text(text);
      if (!pdf.ok) return pdf;
      printed.push({ document: text.text, signatures: text.signatures, pdf: pdf.value });
    }
    return ok(printed);
  }

  private async printNotices(
    notices: readonly PrintableNotice[],
  ): Promise<Outcome<EvidencedNotice[]>> {
    const printed: EvidencedNotice[] = [];
    for (const printable of notices) {
      const [signature] = printable.signatures;
      const pdf = await this.printer.notice(printable);
      if (!pdf.ok) return pdf;
      if (signature) printed.push({ notice: printable.notice, signature, pdf: pdf.value });
    }
    return ok(printed);
  }
}

const keyOf = ({ code, fingerprint, publicKey }: KeyedParty) => ({
  operator: code,
  fingerprint,
  publicKey,
});
