import type { LegalTemplate } from '../../domain/legal-template.js';

/** Newest templates of contracts/legal. */
export abstract class LegalTemplates {
  abstract basic(): LegalTemplate;
  abstract individual(): LegalTemplate;
}
