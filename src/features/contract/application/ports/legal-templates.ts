import type { LegalTemplate } from '../../domain/legal-template.js';

/** Templates of contracts/legal that something else than a contract of a tier is written from. */
export type FurtherTemplate =
  | 'amendment'
  | 'accession'
  | 'termination-agreement'
  | 'notice-of-non-renewal'
  | 'notice-of-termination';

/** Newest templates of contracts/legal. */
export abstract class LegalTemplates {
  abstract basic(): LegalTemplate;
  abstract individual(): LegalTemplate;
  abstract further(name: FurtherTemplate): LegalTemplate;
}
