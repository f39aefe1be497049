import { ok, type Outcome, unwrap } from '../../../kernel/outcome.js';
import { DomainEvents } from '../../../kernel/ports/domain-events.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions, type PublishedName } from '../../catalogue/index.js';
import { DefinitionText } from '../domain/definition-text.js';
import type { DefinitionName } from './ports/holdings.store.js';

/** Texts of older versions kept in memory, beside the latest of each definition. */
const MOST_OLDER = 4;

/**
 * Text of the published definitions, in memory. It is derived from the database alone, and found again
 * by what a version contains: a text is made where a process lacks it, and none is ever out of date.
 */
@UseCase()
export class DefinitionTexts {
  /** The one used last stands last. */
  private readonly texts = new Map<string, DefinitionText>();

  constructor(
    private readonly transactions: Transactions,
    private readonly events: DomainEvents,
    private readonly definitions: Definitions,
  ) {}

  /** Made before the first search asks for them, which would wait. */
  onModuleInit(): void {
    this.events.on('definition.published', (tx, { definitionId, version }) =>
      this.of(tx, { id: definitionId, version }),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.read((tx) => this.latest(tx));
  }

  /** The latest version of each definition, by their ids. */
  async latest(tx: Tx): Promise<DefinitionText[]> {
    const latest = latestOf(await this.definitions.publishedNames(tx));
    const texts: DefinitionText[] = [];
    for (const name of latest) texts.push(await this.text(tx, name));
    this.forget(new Set(latest.map(keyOf)));
    return texts;
  }

  /** Refused where the version is not published here. */
  async of(tx: Tx, { id, version }: DefinitionName): Promise<Outcome<DefinitionText>> {
    const names = await this.definitions.publishedNames(tx);
    const name = names.find((one) => one.id === id && one.version === version);
    if (name) {
      const text = await this.text(tx, name);
      this.forget(new Set(latestOf(names).map(keyOf)));
      return ok(text);
    }
    const published = await this.definitions.published(tx, id, version);
    return published.ok ? ok(new DefinitionText(published.value.definition)) : published;
  }

  private async text(tx: Tx, name: PublishedName): Promise<DefinitionText> {
    const key = keyOf(name);
    const text = this.texts.get(key) ?? (await this.made(tx, name));
    this.texts.delete(key);
    this.texts.set(key, text);
    return text;
  }

  private async made(tx: Tx, { id, version }: PublishedName): Promise<DefinitionText> {
    return new DefinitionText(unwrap(await this.definitions.published(tx, id, version)).definition);
  }

  private forget(latest: ReadonlySet<string>): void {
    const older = [...this.texts.keys()].filter((key) => !latest.has(key));
    for (const key of older.slice(0, -MOST_OLDER)) this.texts.delete(key);
  }
}

const keyOf = ({ id, version, sha256 }: PublishedName) => `${id} ${version} ${sha256}`;

/** Names come by id and number: the last of each id is its latest. */
const latestOf = (names: readonly PublishedName[]): PublishedName[] => [
  ...new Map(names.map((name) => [name.id, name])).values(),
];
