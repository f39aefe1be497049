import type { TemplateName } from './contract-document.js';

/** A value the parties may settle, with the one that holds otherwise. */
export interface ClauseVariable {
  readonly name: string;
  readonly nameJa: string;
  readonly type: 'integer' | 'percent' | 'choice';
  readonly unit?: string;
  readonly default: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allowed?: readonly string[];
}

/** 項, with its 号. Marks: `{name}`, `{article:clause}`, `{article:clause/項}`, `{article:clause/項/号}`. */
export interface ClauseParagraph {
  readonly text: string;
  readonly items?: readonly string[];
}

/** 条項. One file of contracts/legal/clauses. */
export interface LibraryClause {
  readonly id: string;
  readonly version: number;
  readonly titleJa: string;
  /** False for preamble and closing words: they have no article number. */
  readonly numbered?: boolean;
  /** For the lawyer who maintains it; stands in no contract. */
  readonly note?: string;
  /** Names of what the contract's data say, as facts.json lists them. */
  readonly facts?: readonly string[];
  readonly variables?: readonly ClauseVariable[];
  readonly paragraphs: readonly ClauseParagraph[];
}

/** Stands in the text only where the named facts have these values. */
export type Condition = Readonly<Record<string, string>>;

export interface TemplateClause extends LibraryClause {
  readonly when?: Condition;
}

/** ひな型. A template of contracts/legal with its clauses, each at the version the template fixes. */
export interface LegalTemplate extends TemplateName {
  readonly titleJa: string;
  readonly clauses: readonly TemplateClause[];
}

export type Variables = Readonly<Record<string, string>>;

export const variablesOf = ({ clauses }: LegalTemplate): ClauseVariable[] =>
  clauses.flatMap(({ variables }) => variables ?? []);

const WRITTEN = { integer: /^(0|[1-9]\d{0,5})$/, percent: /^(0|[1-9]\d?)(\.\d{1,2})?$/ } as const;

export function isAllowed(variable: ClauseVariable, value: string): boolean {
  const { type, allowed, minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = variable;
  if (type === 'choice') return allowed?.includes(value) ?? false;
  return WRITTEN[type].test(value) && Number(value) >= minimum && Number(value) <= maximum;
}

/** What is allowed, in words. */
export function boundsText({ type, allowed, minimum, maximum, unit }: ClauseVariable) {
  if (type === 'choice')
    return { allowedJa: (allowed ?? []).join('・'), allowedEn: (allowed ?? []).join(', ') };
  const range = `${minimum ?? 0}～${maximum ?? ''}${unit ?? ''}`;
  return { allowedJa: range, allowedEn: `${minimum ?? 0} to ${maximum ?? ''}` };
}
