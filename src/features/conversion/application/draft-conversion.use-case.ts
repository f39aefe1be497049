import { type Actor, actorText } from '../../../kernel/actor.js';
import { digestOf } from '../../../kernel/canonical-json.js';
import { newId } from '../../../kernel/ids.js';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { AuditTrail } from '../../../kernel/ports/audit-trail.js';
import { type Tx, Transactions } from '../../../kernel/ports/transactions.js';
import { UseCase } from '../../../kernel/use-case.js';
import { Definitions } from '../../catalogue/index.js';
import { checkNames } from '../domain/check-rule-set.js';
import type { ConversionVersion } from '../domain/conversion-version.js';
import { conversionErrors } from '../domain/errors.js';
import type { RuleSet } from '../domain/rule-set.js';
import { type ConversionView, viewOf } from './conversion-view.js';
import { ConversionStore } from './ports/conversion.store.js';
import { TestConversion } from './test-conversion.use-case.js';

/** 変換定義の登録: stored as a draft once every example holds. */
@UseCase()
export class DraftConversion {
  constructor(
    private readonly transactions: Transactions,
    private readonly definitions: Definitions,
    private readonly test: TestConversion,
    private readonly store: ConversionStore,
    private readonly audit: AuditTrail,
  ) {}

  /** `text` is the file, YAML or JSON. */
  async execute(actor: Actor, text: string): Promise<Outcome<ConversionView>> {
    const tested = this.test.execute(text);
    if (!tested.ok) return tested;
    const { ruleSet } = tested.value;
    return this.transactions.run(async (tx) => {
      const fits = await this.checkFits(tx, ruleSet);
      if (!fits.ok) return fits;
      const version: ConversionVersion = {
        id: newId(),
        state: 'draft',
        ruleSet,
        sha256: digestOf(ruleSet),
        draftedBy: actorText(actor),
        approvedBy: null,
      };
      if (!(await this.store.add(tx, version)))
        return refuse(conversionErrors.CONVERSION_VERSION_TAKEN, {
          name: ruleSet.name,
          version: ruleSet.version,
        });
      await this.audit.record(tx, {
        actor,
        action: 'conversion.write',
        subject: { kind: 'conversion', id: version.id },
        to: version.state,
        reason: `${ruleSet.name} v${ruleSet.version} ${version.sha256}`,
      });
      return ok(viewOf(version));
    });
  }

  private async checkFits(tx: Tx, ruleSet: RuleSet): Promise<Outcome<undefined>> {
    const { source, target } = ruleSet;
    const from = await this.definitions.published(tx, source.id, source.version);
    if (!from.ok) return from;
    const to = await this.definitions.published(tx, target.id, target.version);
    if (!to.ok) return to;
    return checkNames(ruleSet, from.value.definition, to.value.definition);
  }
}
