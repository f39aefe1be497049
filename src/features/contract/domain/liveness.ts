import { type Outcome, refuse } from '../../../kernel/outcome.js';
import { contractErrors } from './errors.js';

export const notLive = (contract: string, whyJa: string, whyEn: string): Outcome<never> =>
  refuse(contractErrors.CONTRACT_NOT_LIVE, { contract, whyJa, whyEn });
