import { canonicalJson } from '../../../kernel/canonical-json.js';
import { ok, type Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import type {
  BasicContractDocument,
  Clause,
  Renewal,
  TerminationAgreementDocument,
} from '../domain/contract-document.js';
import { assembleClauses, settledVariables, type Variables } from '../domain/legal-template.js';
import { basicWording, terminationWording } from '../domain/legal-wording.js';
import { LegalTemplates } from './ports/legal-templates.js';

/** What the parties negotiate of a basic contract. */
export interface BasicTerms {
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly renewal: Renewal;
  /** Values for the template's variables; its defaults hold otherwise. */
  readonly variables: Variables;
  /** Negotiated clauses in place of the template's. */
  readonly clauses: readonly Clause[];
}

export type UnwordedBasic = Omit<BasicContractDocument, 'clauses' | 'variables' | 'template'>;

/** Words of basic contracts and of agreements that end one, from the templates of contracts/legal. */
@UseCase()
export class ComposeBasicText {
  constructor(private readonly templates: LegalTemplates) {}

  newText(
    base: UnwordedBasic,
    { variables = {}, clauses }: Partial<BasicTerms>,
  ): Outcome<BasicContractDocument> {
    return clauses
      ? this.worded(base, variables, () => ok(clauses))
      : this.worded(base, variables, (words) => assembleClauses(this.templates.basic(), words));
  }

  /** Follows an earlier text: clauses negotiated there stay, the others take in what changed. */
  revised(
    base: UnwordedBasic,
    previous: BasicContractDocument,
    { variables = {}, clauses }: Partial<BasicTerms>,
  ): Outcome<BasicContractDocument> {
    const before = variablesOf(previous);
    if (clauses) return this.newText(base, { variables: { ...before, ...variables }, clauses });
    return this.worded(base, { ...before, ...variables }, (words) => {
      const template = this.templates.basic();
      const old = assembleClauses(template, { ...before, ...basicWording(previous) });
      const now = assembleClauses(template, words);
      if (!old.ok) return ok(previous.clauses);
      return now.ok ? ok(merged(previous.clauses, old.value, now.value)) : now;
    });
  }

  termination(
    base: Omit<TerminationAgreementDocument, 'clauses' | 'template'>,
  ): Outcome<TerminationAgreementDocument> {
    const template = this.templates.further('termination-agreement');
    const { id, version } = template;
    const clauses = assembleClauses(template, terminationWording(base));
    return clauses.ok
      ? ok({ ...base, template: { id, version }, clauses: clauses.value })
      : clauses;
  }

  private worded(
    base: UnwordedBasic,
    variables: Variables,
    clausesFor: (words: Variables) => Outcome<readonly Clause[]>,
  ): Outcome<BasicContractDocument> {
    const template = this.templates.basic();
    const settled = settledVariables(template, variables);
    if (!settled.ok) return settled;
    const clauses = clausesFor({ ...settled.value, ...basicWording(base) });
    if (!clauses.ok) return clauses;
    return ok({
      ...base,
      template: { id: template.id, version: template.version },
      variables: Object.entries(settled.value).map(([name, value]) => ({ name, value })),
      clauses: clauses.value.map(({ id, heading, text }) => ({ id, heading, text })),
    });
  }
}

const variablesOf = ({ variables }: BasicContractDocument): Variables =>
  Object.fromEntries(variables.map(({ name, value }) => [name, value]));

const isSame = (a: Clause | undefined, b: Clause): boolean =>
  a !== undefined && canonicalJson(a) === canonicalJson(b);

/** Clause by clause: what the library gave is given anew, what was negotiated is left alone. */
function merged(
  previous: readonly Clause[],
  old: readonly Clause[],
  now: readonly Clause[],
): readonly Clause[] {
  const byId = (clauses: readonly Clause[], id: string) => clauses.find((c) => c.id === id);
  if (canonicalJson(previous) === canonicalJson(old)) return now;
  const kept = previous.flatMap((clause) =>
    isSame(byId(old, clause.id), clause) ? (byId(now, clause.id) ?? []) : clause,
  );
  return [...kept, ...now.filter(({ id }) => !byId(old, id) && !byId(previous, id))];
}
