import type { Provider } from '@nestjs/common';
import { LinkPersons } from './application/link-persons.use-case.js';
import { LinkJobStore } from './application/ports/link-job.store.js';
import { LinkOutput } from './application/ports/link-output.js';
import { LinkRoom } from './application/ports/link-room.js';
import { LinkRunFiles } from './application/ports/link-run-files.js';
import { LinkageEngine } from './application/ports/linkage-engine.js';
import { PatientSource } from './application/ports/patient-source.js';
import { LinkJobBook } from './application/room/link-job-book.js';
import { LinkJobInput } from './application/room/link-job-input.js';
import { StartLinkJob } from './application/room/start-link-job.use-case.js';
import { WorkLinkJob } from './application/room/work-link-job.use-case.js';
import { ConfiguredLinkRoom } from './engines/configured-link-room.js';
import { TablePatientSource } from './engines/tables/table-patient-source.js';
import { FileLinkOutput } from './engines/csv/file-link-output.js';
import { DuckDbLinkageEngine } from './engines/duckdb/duckdb-linkage-engine.js';
import { CsvLinkRunFiles } from './engines/review/csv-link-run-files.js';
import { LinkJobHandler } from './jobs/link.job.js';
import { TypeOrmLinkJobStore } from './storage/typeorm-link-job.store.js';

/** Linkage by the gateway itself, as the module wires it. */
export const LINK_JOB_PROVIDERS: Provider[] = [
  LinkJobBook,
  LinkJobHandler,
  LinkJobInput,
  LinkPersons,
  StartLinkJob,
  WorkLinkJob,
  { provide: LinkJobStore, useClass: TypeOrmLinkJobStore },
  { provide: LinkOutput, useClass: FileLinkOutput },
  { provide: LinkRoom, useClass: ConfiguredLinkRoom },
  { provide: LinkRunFiles, useClass: CsvLinkRunFiles },
  { provide: LinkageEngine, useClass: DuckDbLinkageEngine },
  { provide: PatientSource, useClass: TablePatientSource },
];
