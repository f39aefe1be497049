export type { LinkTicket } from './domain/link-ticket.js';
export type { LinkReceipt } from './domain/link-receipt.js';
export type { LinkageQuality } from './domain/evaluate.js';
export type { SourceFolder } from './application/load-sources.js';
export { LinkPersons, type LinkCommand } from './application/link-persons.use-case.js';
