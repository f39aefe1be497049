export type { LinkTicket } from './domain/link-ticket.js';
export type { LinkReceipt } from './domain/link-receipt.js';
export { LinkPersons } from './application/link-persons.use-case.js';
