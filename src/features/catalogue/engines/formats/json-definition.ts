import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { messageOf, ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { definitionFindings } from '../../domain/check-definition.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { catalogueErrors } from '../../domain/errors.js';
import { importFinding, type ImportFinding } from '../../domain/sheets/import-finding.js';
import type { DefinitionReading } from '../../domain/sheets/read-sheets.js';

/** Findings shown of a file that leaves the schema. */
const MOST = 1000;
const FILE = 'JSON';

let compiled: ValidateFunction | undefined;

/** Reads a definition as JSON: checked against contracts/data-definition/schema.json, then for consistency. */
export function readJson(bytes: Uint8Array): Outcome<DefinitionReading> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse(catalogueErrors.DEFINITION_JSON_INVALID);
  }
  const findings = schemaFindings(value);
  if (findings.length > 0) return ok({ findings });
  const definition = value as DataDefinition;
  const inconsistent = definitionFindings(definition).map((refusal): ImportFinding => ({
    code: refusal.error.code,
    sheet: FILE,
    ...(refusal.facts.place === undefined ? {} : { cell: String(refusal.facts.place) }),
    ja: messageOf(refusal, 'ja'),
    en: messageOf(refusal, 'en'),
  }));
  return ok(inconsistent.length > 0 ? { findings: inconsistent } : { definition, findings: [] });
}

function schemaFindings(value: unknown): ImportFinding[] {
  return schemaViolations(value).map(({ path, rule }) => {
    const place = path === '' ? '/' : path;
    return importFinding(
      catalogueErrors.DEFINITION_SCHEMA_VIOLATED,
      { sheet: FILE, cell: place },
      { place, rule },
    );
  });
}

/** Where a value leaves contracts/data-definition/schema.json; paths are JSON pointers. */
export function schemaViolations(value: unknown): { path: string; rule: string }[] {
  compiled ??= new Ajv2020({ strict: true, allErrors: true }).compile(
    JSON.parse(readFileSync(schemaFile(), 'utf8')) as object,
  );
  if (compiled(value)) return [];
  return (compiled.errors ?? []).slice(0, MOST).map(({ instancePath, keyword, params }) => ({
    path: instancePath,
    rule: `${keyword} ${JSON.stringify(params)}`,
  }));
}

/** The schema of this installation: the same from src/ and from dist/. */
function schemaFile(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) directory = dirname(directory);
  return join(directory, 'contracts', 'data-definition', 'schema.json');
}
