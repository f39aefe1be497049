export { Cases } from './application/cases.js';
export type { CaseState, ExchangeCase } from './domain/case.js';
