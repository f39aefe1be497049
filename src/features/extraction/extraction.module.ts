import { Module } from '@nestjs/common';
import { ExtractData } from './application/extract-data.use-case.js';
import { ExtractionOutput } from './application/ports/extraction-output.js';
import { MedicalSources } from './application/ports/medical-sources.js';
import { PersonNoticeFiles } from './application/ports/person-notice-files.js';
import { TableFolders } from './application/ports/table-folders.js';
import { TableScanner } from './application/ports/table-scanner.js';
import { FileTableFolders } from './engines/csv/file-table-folders.js';
import { FileMedicalSources } from './engines/file-medical-sources.js';
import { CsvPersonNotices } from './engines/files/csv-person-notices.js';
import { FileExtractionOutput } from './engines/files/file-extraction-output.js';
import { createSparingScanner } from './engines/scan/create-scanner.js';

/** The engines of the secure room, for a gateway that stands in it. */
@Module({
  providers: [
    ExtractData,
    { provide: TableFolders, useClass: FileTableFolders },
    {
      provide: MedicalSources,
      useFactory: (folders: TableFolders) => new FileMedicalSources(folders),
      inject: [TableFolders],
    },
    { provide: ExtractionOutput, useClass: FileExtractionOutput },
    { provide: PersonNoticeFiles, useClass: CsvPersonNotices },
    { provide: TableScanner, useFactory: createSparingScanner },
  ],
  exports: [ExtractData, PersonNoticeFiles, TableScanner],
})
export class ExtractionModule {}
