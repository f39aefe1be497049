import { digestOf } from '../../../kernel/canonical-json.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { UseCase } from '../../../kernel/use-case.js';
import type { Circulation } from '../domain/circulation.js';
import type { DataDefinition } from '../domain/data-definition.js';
import type { DefinitionReading } from '../domain/sheets/read-sheets.js';
import {
  type DefinitionFile,
  DefinitionFormats,
  type ReadableFormat,
  type WritableFormat,
} from './ports/definition-formats.js';

/** Reading and writing definition files; needs neither database nor network. */
@UseCase()
export class DefinitionFiles {
  constructor(private readonly formats: DefinitionFormats) {}

  read(format: ReadableFormat, bytes: Uint8Array): Promise<Outcome<DefinitionReading>> {
    return this.formats.read(format, bytes);
  }

  write(
    format: WritableFormat,
    definition: DataDefinition,
    circulation: Omit<Circulation, 'sha256'> = {},
  ): Promise<DefinitionFile> {
    const sha256 = digestOf(definition);
    return this.formats.write(format, definition, { ...circulation, sha256 });
  }
}
