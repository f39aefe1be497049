import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import type { Clause } from './contract-document.js';
import { contractErrors } from './errors.js';
import {
  boundsText,
  type ClauseParagraph,
  isAllowed,
  type LegalTemplate,
  type TemplateClause,
  type Variables,
  variablesOf,
} from './legal-library.js';

export type { LegalTemplate, Variables };

const MARK = /\{([\w:/-]+)\}/g;

/** Full width. */
export const SPACE = '\u3000';

/**
 * The clauses that apply, numbered, with every mark filled in; refused when a mark has no value.
 * One line per 項 and 号: the first 項 bare, then `2…`, its 号 `(1)…`, each with a full-width space.
 */
export function assembleClauses(template: LegalTemplate, variables: Variables): Outcome<Clause[]> {
  const applying = template.clauses.filter((clause) => applies(clause, variables));
  const articles = articleNumbers(applying);
  const values: Variables = { ...variables, ...articles };
  const clauses: Clause[] = [];
  for (const clause of applying) {
    const variable = missingIn(clause, values);
    if (variable !== undefined)
      return refuse(contractErrors.CLAUSE_VARIABLE_MISSING, { clause: clause.id, variable });
    const text = clause.paragraphs.flatMap((p, index) => linesOf(p, index, values)).join('\n');
    clauses.push({ id: clause.id, heading: headingOf(clause, articles), text });
  }
  return ok(clauses);
}

const applies = ({ when = {} }: TemplateClause, variables: Variables): boolean =>
  Object.entries(when).every(([name, value]) => variables[name] === value);

/** Names of all marks of a clause, in the order they stand. */
export const marksOf = ({ paragraphs }: Pick<TemplateClause, 'paragraphs'>): string[] =>
  paragraphs
    .flatMap(({ text, items = [] }) => [text, ...items])
    .flatMap((text) => [...text.matchAll(MARK)].map(([, name]) => name ?? ''));

const missingIn = (clause: TemplateClause, values: Variables): string | undefined =>
  marksOf(clause).find((name) => !Object.hasOwn(values, name));

function linesOf({ text, items = [] }: ClauseParagraph, index: number, values: Variables) {
  const fill = (marked: string) =>
    marked.replace(MARK, (_, name: string) => values[name] ?? '').trim();
  const lead = `${index === 0 ? '' : `${index + 1}${SPACE}`}${fill(text)}`;
  // A value of several lines gives one 号 for each.
  const lines = items.flatMap((item) => fill(item).split(/\s*\n\s*/));
  return [lead, ...lines.map((line, at) => `(${at + 1})${SPACE}${line}`)];
}

/** `article:fee` → `第1条`, `article:fee/2` → `第1条第2項`, in the order of the clauses. */
function articleNumbers(clauses: readonly TemplateClause[]): Variables {
  const numbered = clauses.filter((clause) => clause.numbered !== false);
  return Object.fromEntries(numbered.flatMap((clause, i) => numbersIn(clause, `第${i + 1}条`)));
}

function numbersIn({ id, paragraphs }: TemplateClause, article: string): [string, string][] {
  const inside = paragraphs.flatMap(({ items = [] }, p): [string, string][] => {
    const place = `article:${id}/${p + 1}`;
    const paragraph = `${article}第${p + 1}項`;
    return [
      [place, paragraph],
      ...items.map((_, i): [string, string] => [`${place}/${i + 1}`, `${paragraph}第${i + 1}号`]),
    ];
  });
  return [[`article:${id}`, article], ...inside];
}

function headingOf({ id, titleJa }: TemplateClause, articles: Variables): string {
  const article = articles[`article:${id}`];
  return article === undefined ? titleJa : `${article}（${titleJa}）`;
}

/** Defaults of the template, overruled by the values the parties settled. */
export function settledVariables(template: LegalTemplate, given: Variables): Outcome<Variables> {
  const variables = variablesOf(template);
  for (const [name, value] of Object.entries(given)) {
    const variable = variables.find((known) => known.name === name);
    if (!variable)
      return refuse(contractErrors.CLAUSE_VARIABLE_MISSING, {
        clause: template.id,
        variable: name,
      });
    if (!isAllowed(variable, value))
      return refuse(contractErrors.CLAUSE_VARIABLE_INVALID, {
        variable: name,
        title: variable.nameJa,
        ...boundsText(variable),
      });
  }
  const defaults = variables.map((variable) => [variable.name, variable.default] as const);
  return ok({ ...Object.fromEntries(defaults), ...given });
}
