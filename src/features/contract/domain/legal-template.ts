import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Clause, TemplateName } from './contract-document.js';
import { contractErrors } from './errors.js';

/** 条項集. A template of contracts/legal: clauses with `{variable}` and `{article:clause-id}` marks. */
export interface LegalTemplate extends TemplateName {
  readonly titleJa: string;
  /** Variables the parties may settle, with the value that holds otherwise. */
  readonly variables: Readonly<
    Record<string, { readonly nameJa: string; readonly default: string }>
  >;
  readonly clauses: readonly TemplateClause[];
}

interface TemplateClause {
  readonly id: string;
  readonly titleJa: string;
  /** False for the preamble: it has no article number. */
  readonly numbered?: boolean;
  /** Paragraphs. */
  readonly text: readonly string[];
}

export type Variables = Readonly<Record<string, string>>;

const MARK = /\{([\w:-]+)\}/g;

/** The clauses with every mark filled in; refused when a mark has no value. */
export function assembleClauses(template: LegalTemplate, variables: Variables): Outcome<Clause[]> {
  const articles = articleNumbers(template);
  const values = { ...variables, ...articles };
  const clauses: Clause[] = [];
  for (const clause of template.clauses) {
    const text = clause.text.join('\n');
    const missing = [...text.matchAll(MARK)].find(([, name]) => !Object.hasOwn(values, name ?? ''));
    if (missing)
      return refuse(contractErrors.CLAUSE_VARIABLE_MISSING, {
        clause: clause.id,
        variable: missing[1] ?? '',
      });
    clauses.push({
      id: clause.id,
      heading: headingOf(clause, articles),
      text: text.replace(MARK, (_, name: string) => (values as Variables)[name] ?? ''),
    });
  }
  return ok(clauses);
}

/** `article:fee` → `第1条`, in the order of the template. */
function articleNumbers({ clauses }: LegalTemplate): Variables {
  const numbered = clauses.filter((clause) => clause.numbered !== false);
  return Object.fromEntries(numbered.map(({ id }, i) => [`article:${id}`, `第${i + 1}条`]));
}

function headingOf({ id, titleJa }: TemplateClause, articles: Variables): string {
  const article = articles[`article:${id}`];
  return article === undefined ? titleJa : `${article}（${titleJa}）`;
}

/** Defaults of the template, overruled by the values the parties settled; unknown names are refused. */
export function settledVariables(template: LegalTemplate, given: Variables): Outcome<Variables> {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(template.variables, name));
  if (unknown !== undefined)
    return refuse(contractErrors.CLAUSE_VARIABLE_MISSING, {
      clause: template.id,
      variable: unknown,
    });
  const defaults = Object.entries(template.variables).map(
    ([name, v]) => [name, v.default] as const,
  );
  return ok({ ...Object.fromEntries(defaults), ...given });
}
