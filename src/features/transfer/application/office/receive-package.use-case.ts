import type { Actor } from '../../../../kernel/actor.js';
import { sha256Hex } from '../../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import type { Tx } from '../../../../kernel/ports/transactions.js';
import { UseCase } from '../../../../kernel/use-case.js';
import { Contracts, type LiveContract } from '../../../contract/index.js';
import { Operators } from '../../../operator/index.js';
import { sealedFilesMissing } from '../../domain/delivery/sealed-files.js';
import { transferErrors } from '../../domain/states/errors.js';
import { checkAnnouncement } from '../../domain/states/gates.js';
import type { TransferPackage } from '../../domain/states/package.js';
import { tablesDue } from '../../domain/states/redelivery.js';
import { DiscrepancyBook } from '../discrepancy/discrepancy-book.js';
import { PackageBook } from './package-book.js';
import type { DispatchedMessage, ReleasedMessage } from './package-messages.js';

const peer = (operator: string): Actor => ({ kind: 'peer', operator });

/** What a provider tells the recipient; runs within the transaction of the message. */
@UseCase()
export class ReceivePackage {
  constructor(
    private readonly operators: Operators,
    private readonly contracts: Contracts,
    private readonly book: PackageBook,
    private readonly discrepancies: DiscrepancyBook,
  ) {}

  /** 発送通知. */
  async dispatched(tx: Tx, from: string, message: DispatchedMessage): Promise<Outcome<unknown>> {
    // A medium under way is taken into custody whatever ended the contract meanwhile.
    const contract = await this.contracts.mayProceed(tx, message.contractId, 'custody');
    if (!contract.ok) return contract;
    const { provider, recipient, specification, terms } = contract.value;
    if (provider !== from || recipient !== this.operators.own().code)
      return refuse(transferErrors.PACKAGE_NOT_OF_PARTY, {
        operator: from,
        contract: message.contractId,
      });
    const tablesOf = (rows: readonly { table: string }[]) => rows.map(({ table }) => table);
    const due = await this.due(tx, from, message);
    if (!due.ok) return due;
    const providedOn = checkAnnouncement(
      { ...message, tables: tablesOf(message.rows), due: due.value },
      {
        ...contract.value,
        tables: tablesOf(specification.tables),
        method: terms.deliveryMethod,
      },
    );
    if (!providedOn.ok) return providedOn;
    const files = checkFiles(message);
    if (!files.ok) return files;
    return this.book.add(tx, peer(from), announced(message, contract.value, providedOn.value));
  }

  /** 再提供: what is due of the package it stands in for. */
  private async due(
    tx: Tx,
    from: string,
    { replaces, contractId, packageName }: DispatchedMessage,
  ): Promise<Outcome<string[] | undefined>> {
    if (replaces === undefined) return ok(undefined);
    const replaced = await this.book.ofPeer(tx, from, replaces, 'received');
    if (!replaced.ok) return replaced;
    const reported = await this.discrepancies.reportedTables(tx, replaces);
    const due = tablesDue(replaced.value, reported).map(({ table }) => table);
    if (due.length > 0 && replaced.value.contractId === contractId) return ok(due);
    const differs = { package: packageName, field: 'replaces' };
    return refuse(transferErrors.ANNOUNCEMENT_DIFFERS, differs);
  }

  /** パスフレーズの開示: kept as it came, for the key custodian; of a sheet only what tells it from another. */
  async released(
    tx: Tx,
    from: string,
    { packageId, way, messageSha256, message }: ReleasedMessage,
  ): Promise<Outcome<unknown>> {
    const found = await this.book.ofPeer(tx, from, packageId, 'received');
    if (!found.ok) return found;
    const carried = way === 'channel' ? message && sha256Hex(message) : messageSha256;
    if (carried !== messageSha256 || (way === 'sheet' && message !== undefined))
      return refuse(transferErrors.PASSPHRASE_MESSAGE_DIFFERS, { package: found.value.name });
    return this.book.move(tx, peer(from), found.value, 'take-passphrase', {
      release: { way, messageSha256 },
      passphraseMessage: message,
      reason: way,
    });
  }
}

/** Over the network: what is uploaded is the sealed package, whole. */
function checkFiles(message: DispatchedMessage): Outcome<undefined> {
  const { method, packageName, files = [] } = message;
  if (method !== 'network' || sealedFilesMissing(packageName, message, files).length === 0)
    return ok();
  const differs = { package: packageName, field: 'files' };
  return refuse(transferErrors.ANNOUNCEMENT_DIFFERS, differs);
}

function announced(
  message: DispatchedMessage,
  contract: LiveContract,
  providedOn: string,
): TransferPackage {
  const { bytes, sha256, manifestSha256, optOutListVersion, rows } = message;
  const { recordCount, recordRoot, volumes, preparer, approver } = message;
  const measured = { bytes, sha256, manifestSha256, rows, recordCount, recordRoot };
  const { method, media, files, dispatchedOn } = message;
  return {
    id: message.packageId,
    direction: 'received',
    state: 'announced',
    name: message.packageName,
    counterpart: contract.provider,
    contractId: contract.id,
    requestId: contract.requestId,
    caseNumber: contract.caseNumber,
    providedOn,
    retentionUntil: contract.retentionUntil,
    tables: contract.specification.tables.filter(({ table }) =>
      rows.some((row) => row.table === table),
    ),
    seal: { ...measured, optOutListVersion, volumes, preparer, approver },
    consignment: { method, media, files, dispatchedOn },
    delivery: message.delivery,
    replaces: message.replaces,
  };
}
