import type { Actor } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { dateInJapan } from '../../../kernel/time.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { Circulation } from '../domain/circulation.js';
import type { DataDefinition } from '../domain/data-definition.js';
import { type DefinitionDiff, diffDefinitions } from '../domain/definition-diff.js';
import { type DefinitionState, type DefinitionVersion } from '../domain/definition-version.js';
import { catalogueErrors } from '../domain/errors.js';
import type { ImportFinding } from '../domain/sheets/import-finding.js';
import { DefinitionFiles } from './definition-files.use-case.js';
import type { DraftSummary } from './draft-view.js';
import { EditDrafts } from './edit-drafts.use-case.js';
import type { DefinitionFile, ReadableFormat, WritableFormat } from './ports/definition-formats.js';
import { type DefinitionName, DefinitionStore } from './ports/definition.store.js';

export interface ImportAnswer {
  /** What the file holds; null where it has findings. */
  readonly definition: {
    readonly id: string;
    readonly version: number;
    readonly titleJa: string;
  } | null;
  /** SHA-256 of what the file holds, with which it can be applied. */
  readonly sha256: string | null;
  readonly findings: readonly ImportFinding[];
  /** Against the newest version known here; null where there is none, or findings. */
  readonly diff: DefinitionDiff | null;
}

const STATES: Readonly<Record<DefinitionState, string>> = {
  draft: '草案',
  discarded: '破棄',
  proposed: '提案中',
  refused: '不同意あり',
  agreed: '合意済み（公表待ち）',
  published: '公表済み',
  withdrawn: '取下げ',
};

/** Definitions in and out of the gateway as files, and what changed between versions. */
@UseCase()
export class ExchangeDefinitions {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: DefinitionStore,
    private readonly files: DefinitionFiles,
    private readonly drafts: EditDrafts,
  ) {}

  async export(name: DefinitionName, format: WritableFormat): Promise<Outcome<DefinitionFile>> {
    const found = await this.transactions.read((tx) => this.found(tx, name));
    if (!found.ok) return found;
    const { definition } = found.value;
    const previous = await this.transactions.read((tx) => this.before(tx, name));
    const circulation = { ...circulationOf(found.value), ...(previous ? { previous } : {}) };
    return ok(await this.files.write(format, definition, circulation));
  }

  diff(id: string, from: number, to: number): Promise<Outcome<DefinitionDiff>> {
    return this.transactions.read(async (tx) => {
      const before = await this.found(tx, { id, version: from });
      if (!before.ok) return before;
      const after = await this.found(tx, { id, version: to });
      if (!after.ok) return after;
      return ok(diffDefinitions(before.value.definition, after.value.definition));
    });
  }

  /** Applies nothing: answers what the file would change and what is wrong with it. */
  async examine(format: ReadableFormat, bytes: Uint8Array): Promise<Outcome<ImportAnswer>> {
    const read = await this.files.read(format, bytes);
    if (!read.ok) return read;
    const { definition, findings } = read.value;
    if (!definition) return ok({ definition: null, sha256: null, findings, diff: null });
    const { id, version, titleJa } = definition;
    const newest = await this.transactions.read((tx) => this.newest(tx, id));
    return ok({
      definition: { id, version, titleJa },
      sha256: digestOf(definition),
      findings,
      diff: newest ? diffDefinitions(newest, definition) : null,
    });
  }

  /** Makes a draft of the very content whose differences were shown. */
  async apply(
    actor: Actor,
    format: ReadableFormat,
    { bytes, sha256 }: { readonly bytes: Uint8Array; readonly sha256: string },
  ): Promise<Outcome<DraftSummary>> {
    const read = await this.files.read(format, bytes);
    if (!read.ok) return read;
    const { definition, findings } = read.value;
    if (!definition)
      return refuse(catalogueErrors.DEFINITION_IMPORT_FINDINGS, { count: findings.length });
    if (digestOf(definition) !== sha256) return refuse(catalogueErrors.DEFINITION_IMPORT_CHANGED);
    return this.drafts.create(actor, definition);
  }

  private async found(tx: Tx, name: DefinitionName): Promise<Outcome<DefinitionVersion>> {
    const found = await this.definitions.find(tx, name);
    if (found) return ok(found);
    const { id: definition, version } = name;
    return refuse(catalogueErrors.DEFINITION_UNKNOWN, { definition, version });
  }

  private async before(
    tx: Tx,
    { id, version }: DefinitionName,
  ): Promise<DataDefinition | undefined> {
    const published = await this.published(tx, id);
    return published.filter((one) => one.version < version).at(-1);
  }

  private async newest(tx: Tx, id: string): Promise<DataDefinition | undefined> {
    return (await this.published(tx, id)).at(-1);
  }

  /** Published versions, oldest first. */
  private async published(tx: Tx, id: string): Promise<DataDefinition[]> {
    return (await this.definitions.all(tx))
      .filter(({ state, definition }) => state === 'published' && definition.id === id)
      .map(({ definition }) => definition);
  }
}

const circulationOf = (version: DefinitionVersion): Omit<Circulation, 'sha256'> => ({
  state: STATES[version.state],
  proposer: version.proposer,
  proposedOn: dateInJapan(version.proposedAt),
  ...(version.reason === null ? {} : { reason: version.reason }),
  ...(version.state === 'published' && version.closedAt
    ? { publishedOn: dateInJapan(version.closedAt) }
    : {}),
});
