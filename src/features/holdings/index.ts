export { CountHoldings } from './application/count-holdings.use-case.js';
export { coarsen } from './domain/coarsen.js';
export { commonPeriod } from './domain/common-period.js';
export type { CoarseningRule, Holdings, OperatorHoldings } from './domain/holdings.js';
