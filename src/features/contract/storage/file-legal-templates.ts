import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LegalTemplates } from '../application/ports/legal-templates.js';
import type { LegalTemplate } from '../domain/legal-template.js';

/** Reads contracts/legal of this installation. */
export class FileLegalTemplates extends LegalTemplates {
  basic(): LegalTemplate {
    return template('basic-contract.v1.json');
  }

  individual(): LegalTemplate {
    return template('individual-contract.v1.json');
  }
}

const template = (file: string): LegalTemplate =>
  JSON.parse(readFileSync(join(legalDirectory(), file), 'utf8')) as LegalTemplate;

/** The same from src/ and from dist/. */
function legalDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('The installation has no contracts/legal.');
    directory = parent;
  }
  return join(directory, 'contracts', 'legal');
}
