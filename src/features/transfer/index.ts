export type { ReceiveTicket } from './domain/receive-ticket.js';
export type { FileSeal, PackageManifest } from './domain/manifest.js';
export type { DigestedRecord } from './domain/handover-record.js';
export type { OpenReceipt, PackReceipt } from './domain/package-receipts.js';
export { PackArchive } from './application/pack-archive.use-case.js';
export { VerifyPackage } from './application/verify-package.use-case.js';
export { OpenArchive } from './application/open-archive.use-case.js';
export { readHandoverRecords } from './application/read-records.js';
export { type PackageFacts, Packages } from './application/office/packages.js';
