export { Definitions } from './application/definitions.js';
export type { PublishedName } from './application/ports/definition.store.js';
export { checkDefinition } from './domain/check-definition.js';
export type {
  CodeTable,
  ContractedTable,
  DataDefinition,
  DataItem,
  DataTable,
  ItemType,
  Reference,
  SourceKind,
} from './domain/data-definition.js';
export { type DefinitionChange, diffDefinitions } from './domain/definition-diff.js';
export { type PublicFormat, PublicDefinitions } from './application/public-definitions.js';
export type { DefinitionFile } from './application/ports/definition-formats.js';
export type { HoldingLine } from './domain/public-version.js';
export { TYPE_WORDS } from './domain/sheets/sheet-format.js';
