import { ok, type Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { type HoldingLine, publicVersion } from '../domain/public-version.js';
import { DefinitionFiles } from './definition-files.use-case.js';
import { Definitions } from './definitions.js';
import type { DefinitionFile } from './ports/definition-formats.js';
import type { DefinitionName } from './ports/definition.store.js';
import { PublicRuleSetting } from './ports/public-rule.js';

export type PublicFormat = 'excel' | 'json';

/** データ定義書の公開版, for data users who choose what to apply for. */
@UseCase()
export class PublicDefinitions {
  constructor(
    private readonly definitions: Definitions,
    private readonly files: DefinitionFiles,
    private readonly rule: PublicRuleSetting,
  ) {}

  /** Refused like `Definitions.published`. The holdings are as coarse as they are given. */
  async file(
    tx: Tx,
    { id, version }: DefinitionName,
    format: PublicFormat,
    holdings: readonly HoldingLine[],
  ): Promise<Outcome<DefinitionFile>> {
    const published = await this.definitions.published(tx, id, version);
    if (!published.ok) return published;
    const shown = publicVersion(published.value.definition, this.rule, holdings);
    const file = await this.files.write(format, shown.definition, { state: '公開版', holdings });
    const name = file.name.replace('-v', '-public-v');
    if (format === 'excel') return ok({ ...file, name });
    const bytes = new TextEncoder().encode(`${JSON.stringify(shown, null, 2)}\n`);
    return ok({ ...file, name, bytes });
  }
}
