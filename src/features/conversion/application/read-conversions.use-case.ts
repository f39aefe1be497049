import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import type { ConversionVersion } from '../domain/conversion-version.js';
import { conversionErrors } from '../domain/errors.js';
import type { DefinitionName } from '../domain/rule-set.js';
import {
  type ConversionSummary,
  type ConversionView,
  summaryOf,
  viewOf,
} from './conversion-view.js';
import { ConversionStore } from './ports/conversion.store.js';
import { type CoverageReport, ReportCoverage } from './report-coverage.use-case.js';

@UseCase()
export class ReadConversions {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: Definitions,
    private readonly store: ConversionStore,
    private readonly coverage: ReportCoverage,
  ) {}

  async all(): Promise<ConversionSummary[]> {
    const versions = await this.transactions.read((tx) => this.store.all(tx));
    return versions.map(summaryOf);
  }

  one(id: string): Promise<Outcome<ConversionView>> {
    return this.transactions.read(async (tx) => {
      const version = await this.found(tx, id);
      return version.ok ? ok(viewOf(version.value)) : version;
    });
  }

  /** What of the target these rules fill. */
  coverageOf(id: string): Promise<Outcome<CoverageReport>> {
    return this.transactions.read(async (tx) => {
      const version = await this.found(tx, id);
      if (!version.ok) return version;
      const { ruleSet } = version.value;
      return this.report(tx, ruleSet.source, ruleSet.target, ruleSet);
    });
  }

  /** What of one published definition another fills as it is, before there are rules. */
  coverageBetween(
    source: DefinitionName,
    target: DefinitionName,
  ): Promise<Outcome<CoverageReport>> {
    return this.transactions.read((tx) => this.report(tx, source, target));
  }

  private async report(
    tx: Tx,
    source: DefinitionName,
    target: DefinitionName,
    ruleSet?: ConversionVersion['ruleSet'],
  ): Promise<Outcome<CoverageReport>> {
    const from = await this.definitions.published(tx, source.id, source.version);
    if (!from.ok) return from;
    const to = await this.definitions.published(tx, target.id, target.version);
    if (!to.ok) return to;
    return this.coverage.execute(from.value.definition, to.value.definition, ruleSet);
  }

  private async found(tx: Tx, id: string): Promise<Outcome<ConversionVersion>> {
    const version = await this.store.find(tx, id);
    return version ? ok(version) : refuse(conversionErrors.CONVERSION_UNKNOWN, { id });
  }
}
