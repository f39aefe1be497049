import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FurtherTemplate, LegalTemplates } from '../application/ports/legal-templates.js';
import type { Condition, LegalTemplate, LibraryClause } from '../domain/legal-library.js';
import { installedFolder } from '../../../platform/files/installed-folder.js';

/** Newest version of each template. Older files stay: contracts name the version they were written from. */
const NEWEST = {
  'basic-contract': 1,
  'individual-contract': 1,
  amendment: 1,
  accession: 1,
  'termination-agreement': 1,
  'notice-of-non-renewal': 1,
  'notice-of-termination': 1,
} as const;

export type TemplateId = keyof typeof NEWEST;
export const TEMPLATE_IDS = Object.keys(NEWEST) as TemplateId[];

/** A file of contracts/legal/templates: clauses by id and version. */
interface TemplateFile extends Omit<LegalTemplate, 'clauses'> {
  readonly clauses: readonly {
    readonly clause: string;
    readonly version: number;
    readonly when?: Condition;
  }[];
}

/** Reads contracts/legal of this installation. */
export class FileLegalTemplates extends LegalTemplates {
  constructor(private readonly folder = installedFolder('contracts', 'legal')) {
    super();
  }

  basic(): LegalTemplate {
    return this.template('basic-contract');
  }

  individual(): LegalTemplate {
    return this.template('individual-contract');
  }

  further(name: FurtherTemplate): LegalTemplate {
    return this.template(name);
  }

  template(id: TemplateId, version: number = NEWEST[id]): LegalTemplate {
    const { clauses, ...template } = this.read('templates', id, version) as TemplateFile;
    return {
      ...template,
      clauses: clauses.map(({ clause, version: fixed, when }) => ({
        ...(this.read('clauses', clause, fixed) as LibraryClause),
        ...(when && { when }),
      })),
    };
  }

  private read(folder: string, id: string, version: number): unknown {
    const file = join(this.folder, folder, `${id}.v${version}.json`);
    return JSON.parse(readFileSync(file, 'utf8'));
  }
}
