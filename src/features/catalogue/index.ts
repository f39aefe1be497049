export { Definitions } from './application/definitions.js';
export type {
  CodeTable,
  ContractedTable,
  DataDefinition,
  DataItem,
  DataTable,
  ItemType,
} from './domain/data-definition.js';
