import type { SignedDocument } from '../../../../kernel/signed-document.js';
import type { DiscrepancyReport } from '../../domain/states/discrepancy-report.js';
import type { SigningKey } from '../../../identity/index.js';
import type { FileSeal } from '../../domain/manifest.js';
import type {
  Consignment,
  RecallCause,
  ReleaseWay,
  TableRows,
  TransferPackage,
} from '../../domain/states/package.js';

/** Body of `package.dispatched`: provider to recipient. */
export interface DispatchedMessage extends Consignment {
  readonly packageId: string;
  readonly packageName: string;
  readonly contractId: string;
  readonly requestId: string;
  readonly caseNumber: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly optOutListVersion: number;
  /** What lies on the medium. */
  readonly volumes: readonly FileSeal[];
  /** Personal keys of those who signed the manifest. */
  readonly preparer: SigningKey;
  readonly approver: SigningKey;
  readonly rows: readonly TableRows[];
  readonly recordCount: number;
  readonly recordRoot: string;
  readonly delivery: number;
  /** Of a re-delivery: the package it stands in for. */
  readonly replaces?: string;
}

export function announcementOf(pack: TransferPackage): DispatchedMessage {
  const { id, name, contractId, requestId, caseNumber, delivery, replaces } = pack;
  const { seal, consignment } = pack;
  if (!seal?.approver || !consignment)
    throw new Error('A dispatched package has an approved seal and a consignment.');
  const sealed = { ...seal, approver: seal.approver };
  return {
    ...{ packageId: id, packageName: name, contractId, requestId, caseNumber, delivery },
    ...(replaces !== undefined && { replaces }),
    ...consignment,
    ...sealed,
  };
}

/** Body of `package.arrived`: recipient to provider, when everything fits. */
export interface ArrivedMessage {
  readonly packageId: string;
  readonly sha256: string;
  readonly sealIntact: true;
}

/** Body of `package.discrepant`: recipient to provider. */
export interface DiscrepantMessage {
  readonly packageId: string;
  readonly report: SignedDocument<DiscrepancyReport>;
}

/** Body of `passphrase.released`: provider to recipient. */
export interface ReleasedMessage {
  readonly packageId: string;
  readonly way: ReleaseWay;
  readonly messageSha256: string;
  /** Encrypted to the recipient's key, armored; absent where it travels on a sheet. */
  readonly message?: string;
}

/** Body of `package.recalled`: provider to recipient. */
export interface RecalledMessage {
  readonly packageId: string;
  readonly cause: RecallCause;
  /** Of what was released: under which id the recipient answers that nothing of it is left. */
  readonly dutyId?: string;
}

/** Body of `package.accepted`: recipient to provider. */
export interface AcceptedMessage {
  readonly packageId: string;
  readonly acceptedOn: string;
  readonly rows: readonly TableRows[];
  readonly recordCount: number;
  readonly recordRoot: string;
}
