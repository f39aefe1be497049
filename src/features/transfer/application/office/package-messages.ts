import type { DiscrepancyReason, TableRows } from '../../domain/states/package.js';

/** Body of `package.dispatched`: provider to recipient. */
export interface DispatchedMessage {
  readonly packageId: string;
  readonly packageName: string;
  readonly contractId: string;
  readonly requestId: string;
  readonly caseNumber: string;
  readonly dispatchedOn: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly mediumSerial: string;
  readonly sealNumber: string;
  readonly trackingNumber: string;
  readonly optOutListVersion: number;
  readonly rows: readonly TableRows[];
  readonly recordCount: number;
  readonly recordRoot: string;
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
  readonly reasons: readonly DiscrepancyReason[];
}

/** Body of `passphrase.released`: provider to recipient. */
export interface ReleasedMessage {
  readonly packageId: string;
  /** Encrypted to the recipient's key, armored. */
  readonly message: string;
}

/** Body of `package.accepted`: recipient to provider. */
export interface AcceptedMessage {
  readonly packageId: string;
  readonly rows: readonly TableRows[];
  readonly recordCount: number;
  readonly recordRoot: string;
}
