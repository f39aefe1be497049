import { ok, type Outcome } from '../../../../kernel/outcome.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { catalogueErrors } from '../../domain/errors.js';
import { importFinding } from '../../domain/sheets/import-finding.js';
import type { DefinitionReading } from '../../domain/sheets/read-sheets.js';
import { type SheetKey, SHEETS } from '../../domain/sheets/sheet-format.js';
import { schemaViolations } from './json-definition.js';

/** What was read of sheets, held against the schema: no single cell shows that a list is too long. */
export function withinLimits(
  read: Outcome<DefinitionReading>,
  titleOf: 'name' | 'file',
): Outcome<DefinitionReading> {
  if (!read.ok || !read.value.definition) return read;
  const { definition } = read.value;
  const findings = schemaViolations(definition).map(({ path, rule }) =>
    importFinding(
      catalogueErrors.DEFINITION_SCHEMA_VIOLATED,
      { sheet: SHEETS[sheetOf(path)][titleOf] },
      { place: named(definition, path), rule },
    ),
  );
  return findings.length > 0 ? ok({ findings }) : read;
}

function sheetOf(path: string): SheetKey {
  if (path.startsWith('/tables')) return path.includes('/items') ? 'items' : 'tables';
  if (path.startsWith('/codeTables')) return path.includes('/codes') ? 'codes' : 'codeTables';
  return 'definition';
}

/** The path with names in place of positions: `/tables/patient/items/sex/sources`. */
function named(definition: DataDefinition, path: string): string {
  let value: unknown = definition;
  const steps = path.split('/').map((step) => {
    if (step !== '') value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
    return (value as { name?: string } | undefined)?.name ?? step;
  });
  return steps.join('/');
}
