export { Cases } from './application/cases.js';
export type { ExchangeCase } from './domain/case.js';
