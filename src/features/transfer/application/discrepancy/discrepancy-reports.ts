import type { Actor } from '../../../../kernel/actor.js';
import { canonicalJson } from '../../../../kernel/canonical-json.js';
import { newId } from '../../../../kernel/ids.js';
import { signDocument } from '../../../../kernel/job-ticket.js';
import { type Outcome, refuse } from '../../../../kernel/outcome.js';
import { Clock } from '../../../../kernel/ports/clock.js';
import { Keyring } from '../../../../kernel/ports/keyring.js';
import { Outbox } from '../../../../kernel/ports/outbox.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Operators } from '../../../operator/index.js';
import { discrepancyErrors } from '../../domain/states/discrepancy-errors.js';
import type { Discrepancy } from '../../domain/states/discrepancy-process.js';
import {
  type DiscrepancyReport,
  type Found,
  reportOf,
} from '../../domain/states/discrepancy-report.js';
import type { TransferPackage } from '../../domain/states/package.js';
import type { DiscrepantMessage } from '../office/package-messages.js';
import { DiscrepancyBook } from './discrepancy-book.js';

/** 仕様不一致報告書: made and signed at the recipient, verified and kept at the provider. */
@UseCase()
export class DiscrepancyReports {
  constructor(
    private readonly book: DiscrepancyBook,
    private readonly operators: Operators,
    private readonly keyring: Keyring,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** At the recipient: within the transaction that found it. */
  async issue(
    tx: Tx,
    actor: Actor,
    pack: TransferPackage,
    found: Found,
  ): Promise<Outcome<Discrepancy>> {
    const recipient = this.operators.own().code;
    const made = { id: newId(), recipient, reportedOn: this.clock.today() };
    const report = await signDocument(this.keyring, reportOf(pack, found, made));
    const body: DiscrepantMessage = { packageId: pack.id, report };
    await this.outbox.send(tx, { to: pack.counterpart, type: 'package.discrepant', body });
    return this.book.add(tx, actor, report);
  }

  /** At the provider: refused unless the recipient signed it and it speaks of this package. */
  async take(
    tx: Tx,
    from: string,
    pack: TransferPackage,
    report: DiscrepantMessage['report'],
  ): Promise<Outcome<Discrepancy>> {
    const peer = await this.operators.confirmed(tx, from);
    if (!peer.ok) return peer;
    const { document, signature } = report;
    const text = canonicalJson(document);
    const signed = await this.keyring.verify(text, signature, peer.value.publicKey);
    if (!signed.ok) return signed;
    const field = differingField(document, pack, this.operators.own().code);
    if (field !== undefined)
      return refuse(discrepancyErrors.DISCREPANCY_REPORT_DIFFERS, { package: pack.name, field });
    return this.book.add(tx, { kind: 'peer', operator: from }, report);
  }
}

function differingField(
  report: DiscrepancyReport,
  pack: TransferPackage,
  own: string,
): string | undefined {
  const expected = {
    ...{ packageId: pack.id, packageName: pack.name, delivery: pack.delivery },
    ...{ contractId: pack.contractId, recipient: pack.counterpart, provider: own },
  } satisfies Partial<DiscrepancyReport>;
  const fields = Object.keys(expected) as (keyof typeof expected)[];
  const held = new Set(pack.tables.map(({ table }) => table));
  const strange = report.tables.some((table) => !held.has(table));
  return fields.find((name) => report[name] !== expected[name]) ?? (strange ? 'tables' : undefined);
}
