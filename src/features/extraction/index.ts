export type { ProvideTicket } from './domain/provide-ticket.js';
export type { ExtractedFile, ExtractReceipt } from './domain/extract-receipt.js';
export type { CheckFinding, CheckReport, CheckRule } from './domain/check-report.js';
export type { IdentityRule, SourceKind } from './domain/source-batch.js';
export { CheckData } from './application/check-data.use-case.js';
export { ExtractData } from './application/extract-data.use-case.js';
