import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import {
  isAllowed,
  type LegalTemplate,
  type LibraryClause,
  variablesOf,
} from '../../src/features/contract/domain/legal-library.js';
import { assembleClauses, marksOf } from '../../src/features/contract/domain/legal-template.js';
import {
  FileLegalTemplates,
  TEMPLATE_IDS,
} from '../../src/features/contract/storage/file-legal-templates.js';
import { unwrap } from '../../src/kernel/outcome.js';

const ROOT = 'contracts/legal';
const read = (...path: string[]) =>
  JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as unknown;
const files = (folder: string) => readdirSync(join(ROOT, folder)).sort();

const facts = read('facts.json') as Record<string, string>;
const clauses = files('clauses').map(
  (file) => [file, read('clauses', file) as LibraryClause] as const,
);
const templates = TEMPLATE_IDS.map((id) => [id, new FileLegalTemplates().template(id)] as const);

/** What `when` conditions ask, with every combination of values that can occur. */
const VARIANTS = (['basic', 'individual'] as const).flatMap((tier) =>
  ['continue', 'stop'].flatMap((runningContracts) =>
    ['yes', 'no'].map((rehearsal) => ({ tier, runningContracts, rehearsal })),
  ),
);

function validatorOf(part: string): ValidateFunction {
  const schema = read('library.schema.json') as { $id: string };
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
  });
  ajv.addSchema(schema);
  return ajv.compile({ $ref: `${schema.$id}#/$defs/${part}` });
}

const wordsFor = (template: LegalTemplate, variant: Record<string, string>) => ({
  ...Object.fromEntries(Object.keys(facts).map((name) => [name, `〔${name}〕`])),
  ...Object.fromEntries(variablesOf(template).map((variable) => [variable.name, variable.default])),
  ...variant,
});

const isReference = (mark: string) => mark.startsWith('article:');

describe('the files of the clause library', () => {
  it('have the form of the schema', () => {
    const [clauseHolds, templateHolds] = [validatorOf('clause'), validatorOf('template')];
    const failing = clauses.filter(([, clause]) => !clauseHolds(clause)).map(([file]) => file);
    const failed = files('templates').filter((file) => !templateHolds(read('templates', file)));
    expect([...failing, ...failed]).toEqual([]);
  });

  it('are named by id and version', () => {
    for (const [file, { id, version }] of clauses) expect(file).toBe(`${id}.v${version}.json`);
  });

  it.each(clauses)('%s declares what it uses and uses what it declares', (_, clause) => {
    const marks = new Set(marksOf(clause).filter((mark) => !isReference(mark)));
    const declared = [...(clause.facts ?? []), ...(clause.variables ?? []).map(({ name }) => name)];
    expect([...marks].sort()).toEqual(declared.sort());
  });

  it.each(clauses)('%s asks only for facts that contracts have', (_, { facts: asked = [] }) => {
    for (const fact of asked) expect(Object.keys(facts)).toContain(fact);
  });

  it.each(clauses)('%s has defaults that its own bounds allow', (_, { variables = [] }) => {
    for (const variable of variables) expect(isAllowed(variable, variable.default)).toBe(true);
  });

  it('holds no clause that no template uses, and no fact that no clause uses', () => {
    const used = templates.flatMap(([, template]) => template.clauses.map(({ id }) => id));
    expect(clauses.map(([, { id }]) => id).filter((id) => !used.includes(id))).toEqual([]);
    const asked = clauses.flatMap(([, clause]) => clause.facts ?? []);
    expect(Object.keys(facts).filter((fact) => !asked.includes(fact))).toEqual([]);
  });
});

describe('the templates', () => {
  it('are all those that lie in the folder', () => {
    const known = templates.map(([, { id, version }]) => `${id}.v${version}.json`);
    expect(files('templates')).toEqual(expect.arrayContaining(known));
  });

  it.each(templates)('%s settles every variable in one clause only', (_, template) => {
    const names = variablesOf(template).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(templates)('%s resolves every reference in every variant', (_, template) => {
    for (const variant of VARIANTS) {
      const assembled = unwrap(assembleClauses(template, wordsFor(template, variant)));
      for (const { text } of assembled) expect(text).not.toMatch(/[{}]/);
    }
  });

  it.each(templates)('%s numbers its articles without a gap', (_, template) => {
    for (const variant of VARIANTS) {
      const assembled = unwrap(assembleClauses(template, wordsFor(template, variant)));
      const numbers = assembled.flatMap(({ heading }) => /^第(\d+)条（/.exec(heading)?.[1] ?? []);
      expect(numbers).toEqual(numbers.map((_number, index) => String(index + 1)));
    }
  });

  it('point to the paragraph that is meant', () => {
    const template = new FileLegalTemplates().basic();
    const assembled = unwrap(assembleClauses(template, wordsFor(template, {})));
    const stop = assembled.find(({ id }) => id === 'stop-effects');
    const certification = assembled.find(({ id }) => id === 'certification');
    const article = /^第\d+条/.exec(certification?.heading ?? '')?.[0] ?? '?';
    expect(stop?.text).toContain(`${article}第2項に該当するとき`);
    expect(certification?.text.split('\n')[1]).toContain('取り消され');
  });

  it('put what becomes of running contracts into words for either choice', () => {
    const template = new FileLegalTemplates().further('termination-agreement');
    const textOf = (variant: Record<string, string>) =>
      unwrap(assembleClauses(template, wordsFor(template, variant)))
        .map(({ text }) => text)
        .join('\n');
    expect(textOf({ tier: 'basic', runningContracts: 'continue' })).toContain('履行が完了するまで');
    expect(textOf({ tier: 'basic', runningContracts: 'stop' })).toContain('停止する');
  });
});
