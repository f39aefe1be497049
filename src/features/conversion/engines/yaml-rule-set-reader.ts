import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { ok, type Outcome, refuse } from '../../../kernel/outcome.js';
import { RuleSetReader } from '../application/ports/rule-set-reader.js';
import { conversionErrors } from '../domain/errors.js';
import type { ConversionRule, Example, RuleSet, TableRules } from '../domain/rule-set.js';

type Written = string | readonly string[];

/** The file as the schema lets it through: single values without a list, defaults left out. */
type WrittenRuleSet = Omit<RuleSet, 'tables'> & {
  readonly tables: readonly (Omit<TableRules, 'rules' | 'sameNames'> & {
    readonly sameNames?: boolean;
    readonly rules?: readonly (Omit<ConversionRule, 'from' | 'to' | 'steps' | 'examples'> & {
      readonly from?: Written;
      readonly to: Written;
      readonly steps?: ConversionRule['steps'];
      readonly examples: readonly { in?: Written; out?: Written; refused?: boolean }[];
    })[];
  })[];
};

/** Contracts lie beside package.json, of the sources as of the build. */
function schemaFile(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) directory = dirname(directory);
  return join(directory, 'contracts', 'conversion', 'rule-set.v1.json');
}

/**
 * Plain scalars are taken as text, so that the code 01 stays 01; the schema then turns numbers and
 * booleans into what they are. JSON is read as the YAML it is, which finds a key written twice.
 */
export class YamlRuleSetReader extends RuleSetReader {
  private validate: ValidateFunction | undefined;

  override read(text: string): Outcome<RuleSet> {
    if (DEEP.test(text)) return unreadable(1, 'RESOURCE_EXHAUSTION');
    const lines = new LineCounter();
    const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
    const [problem] = document.errors;
    if (problem) return unreadable(lines.linePos(problem.pos[0]).line, problem.code);
    const written = resolved(document);
    if (written === ENDLESS) return unreadable(1, 'BAD_ALIAS');
    const validate = (this.validate ??= compiled());
    if (validate(written)) return ok(normalised(written as WrittenRuleSet));
    const [error] = validate.errors ?? [];
    return refuse(conversionErrors.CONVERSION_INVALID, {
      place: error?.instancePath || '/',
      rule: error?.message ?? 'schema',
    });
  }
}

/** Nested so deep that the parser would run out of memory: no rule needs more than 20 columns. */
const DEEP = /^[ \t?:-]{200}/m;
const ENDLESS = Symbol('aliases without end');

const unreadable = (line: number, reason: string): Outcome<never> =>
  refuse(conversionErrors.CONVERSION_UNREADABLE, { line, reason });

/** Aliases that lead to themselves, or to very many, are no values. */
function resolved(document: Document): unknown {
  try {
    return plain(document.toJS({ maxAliasCount: 100 }));
  } catch {
    return ENDLESS;
  }
}

const compiled = (): ValidateFunction =>
  new Ajv2020({ coerceTypes: true, strict: false }).compile(
    JSON.parse(readFileSync(schemaFile(), 'utf8')) as object,
  );

/** Aliases lead to one object twice, which coercion would change twice. */
const plain = (value: unknown): unknown =>
  value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);

const list = (written: Written | undefined): readonly string[] =>
  written === undefined ? [] : typeof written === 'string' ? [written] : written;

const normalised = ({ tables, ...ruleSet }: WrittenRuleSet): RuleSet => ({
  ...ruleSet,
  tables: tables.map(({ sameNames = true, rules = [], ...table }) => ({
    ...table,
    sameNames,
    rules: rules.map(({ from, to, steps = [], examples, ...rule }) => ({
      ...rule,
      from: list(from),
      to: list(to),
      steps,
      examples: examples.map(exampleOf),
    })),
  })),
});

const exampleOf = (example: { in?: Written; out?: Written; refused?: boolean }): Example => ({
  in: list(example.in),
  ...(example.out === undefined ? { refused: true } : { out: list(example.out) }),
});
