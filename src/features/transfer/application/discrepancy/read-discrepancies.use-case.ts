import { canonicalJson, sha256Hex } from '../../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Transactions } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { discrepancyErrors } from '../../domain/states/discrepancy-errors.js';
import type { Discrepancy } from '../../domain/states/discrepancy-process.js';
import { contentInForce, type TableInForce } from '../../domain/states/redelivery.js';
import { DiscrepancyStore } from '../ports/discrepancy.store.js';
import { TransferPrinter } from '../ports/transfer-printer.js';
import { PackageStore } from '../ports/package.store.js';

/** Discrepancies with their signed reports, and what is in force of a contract's deliveries. */
@UseCase()
export class ReadDiscrepancies {
  constructor(
    private readonly transactions: Transactions,
    private readonly discrepancies: DiscrepancyStore,
    private readonly packages: PackageStore,
    private readonly printer: TransferPrinter,
  ) {}

  all(): Promise<Discrepancy[]> {
    return this.transactions.read((tx) => this.discrepancies.all(tx));
  }

  one(id: string): Promise<Outcome<Discrepancy>> {
    return this.transactions.read(async (tx) => {
      const found = await this.discrepancies.find(tx, id);
      if (found) return ok(found);
      return refuse(discrepancyErrors.DISCREPANCY_UNKNOWN, { discrepancy: id });
    });
  }

  /** The report for people. */
  async pdf(id: string): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
    const found = await this.one(id);
    if (!found.ok) return found;
    const { document: report, signature } = found.value.report;
    const sha256 = sha256Hex(canonicalJson(report));
    const facts = { report, sha256, signatureSha256: sha256Hex(signature) };
    const bytes = await this.printer.report(facts);
    const name = `${report.packageName}.discrepancy.pdf`;
    return bytes.ok ? ok({ name, bytes: bytes.value }) : bytes;
  }

  /** Table by table: the accepted delivery it is taken from. */
  content(contractId: string): Promise<TableInForce[]> {
    return this.transactions.read(async (tx) =>
      contentInForce(await this.packages.ofContract(tx, contractId)),
    );
  }
}
