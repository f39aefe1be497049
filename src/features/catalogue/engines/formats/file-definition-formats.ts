import type { Outcome } from '../../../../kernel/outcome.js';
import { UseCase } from '../../../../kernel/use-case.js';
import {
  type DefinitionFile,
  DefinitionFormats,
  type ReadableFormat,
  type WritableFormat,
} from '../../application/ports/definition-formats.js';
import type { Circulation } from '../../domain/circulation.js';
import type { DataDefinition } from '../../domain/data-definition.js';
import { toCsvw } from '../../domain/formats/csvw.js';
import { toDataPackage } from '../../domain/formats/data-package.js';
import type { DefinitionReading } from '../../domain/sheets/read-sheets.js';
import { readCsvArchive, writeCsvArchive } from './csv-archive.js';
import { readJson } from './json-definition.js';
import { withinLimits } from './sheet-limits.js';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const jsonFile = (name: string, value: object, mediaType = 'application/json'): DefinitionFile => ({
  name,
  mediaType,
  bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`),
});

/** The formats by libraries of this process; the one for workbooks is loaded when one comes. */
@UseCase()
export class FileDefinitionFormats extends DefinitionFormats {
  async read(format: ReadableFormat, bytes: Uint8Array): Promise<Outcome<DefinitionReading>> {
    if (format === 'json') return readJson(bytes);
    if (format === 'csv') return withinLimits(readCsvArchive(bytes), 'file');
    const { readWorkbook } = await import('../excel/read-workbook.js');
    return withinLimits(await readWorkbook(bytes), 'name');
  }

  async write(
    format: WritableFormat,
    definition: DataDefinition,
    circulation: Circulation,
  ): Promise<DefinitionFile> {
    const stem = `${definition.id.replaceAll('/', '-')}-v${definition.version}`;
    switch (format) {
      case 'json':
        return jsonFile(`${stem}.json`, definition);
      case 'table-schema':
        return jsonFile(`${stem}.datapackage.json`, toDataPackage(definition));
      case 'csvw':
        return jsonFile(`${stem}.csv-metadata.json`, toCsvw(definition), 'application/csvm+json');
      case 'csv': {
        const bytes = writeCsvArchive(definition);
        return { name: `${stem}.csv.zip`, mediaType: 'application/zip', bytes };
      }
      case 'excel': {
        const { writeWorkbook } = await import('../excel/write-workbook.js');
        const bytes = await writeWorkbook(definition, circulation);
        return { name: `${stem}.xlsx`, mediaType: EXCEL, bytes };
      }
    }
  }
}
