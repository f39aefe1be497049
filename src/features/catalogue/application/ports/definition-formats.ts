import type { Outcome } from '../../../../kernel/outcome.js';
import type { Circulation } from '../../domain/circulation.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import type { DefinitionReading } from '../../domain/sheets/read-sheets.js';

/** Formats a definition is read from, without loss. */
export const READABLE = ['excel', 'json', 'csv'] as const;
export type ReadableFormat = (typeof READABLE)[number];
/** Formats a definition is written to. */
export const WRITABLE = [...READABLE, 'table-schema', 'csvw'] as const;
export type WritableFormat = (typeof WRITABLE)[number];

export interface DefinitionFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export abstract class DefinitionFormats {
  /** Refused where the file is not of the format or not safe to open; mistakes in it are findings. */
  abstract read(format: ReadableFormat, bytes: Uint8Array): Promise<Outcome<DefinitionReading>>;
  abstract write(
    format: WritableFormat,
    definition: DataDefinition,
    circulation: Circulation,
  ): Promise<DefinitionFile>;
}
