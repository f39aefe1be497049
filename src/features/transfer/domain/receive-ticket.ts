import type { JobTicket } from '../../../kernel/job-ticket.js';
import type { ContractedTable, DataDefinition } from '../../catalogue/index.js';
import type { SigningKey } from '../../identity/index.js';
import type { LabelledMedium } from './media/medium-folder.js';

/** 受領側のジョブ票: which package may be opened, from whom, against which definition. */
export interface ReceiveTicket extends JobTicket {
  readonly kind: 'yuzu.ticket/receive';
  readonly packageId: string;
  readonly packageName: string;
  /** Of a rehearsal case: the package must say so too. */
  readonly rehearsal: boolean;
  /** SHA-256 of the archive and of the manifest, as the provider announced them through the gateway. */
  readonly sha256: string;
  readonly manifestSha256: string;
  /** Of media: which volumes lie on which, as their labels say. Absent of a delivery over the network. */
  readonly media?: readonly LabelledMedium[];
  readonly provider: string;
  /** The provider's public key, armored. */
  readonly providerKey: string;
  /** Personal keys of those who signed the manifest, as the provider announced them. */
  readonly preparer: SigningKey;
  readonly approver: SigningKey;
  readonly definition: DataDefinition;
  readonly tables: readonly ContractedTable[];
}
