export type { ReceiveTicket } from './domain/receive-ticket.js';
export type { FileSeal, PackageManifest } from './domain/manifest.js';
export type { DigestedRecord, HandoverDigest, HandoverRecord } from './domain/handover-record.js';
export type { FindingSummary, OpenReceipt, PackReceipt } from './domain/package-receipts.js';
export {
  composePackageName,
  packageFiles,
  parsePackageName,
  type PackageNameParts,
} from './domain/package-name.js';
export { PackArchive } from './application/pack-archive.use-case.js';
export { VerifyPackage, type VerifiedPackage } from './application/verify-package.use-case.js';
export { OpenArchive } from './application/open-archive.use-case.js';
export { readHandoverRecords } from './application/read-records.js';
export { Archiver } from './application/ports/archiver.js';
