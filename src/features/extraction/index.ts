export type { ProvideTicket } from './domain/provide-ticket.js';
export type { ExtractReceipt } from './domain/extract-receipt.js';
export type { CheckFinding, CheckReport } from './domain/check-report.js';
export { CheckData } from './application/check-data.use-case.js';
export { ExtractData } from './application/extract-data.use-case.js';
