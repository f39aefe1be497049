import type { Provider } from '@nestjs/common';
import { PackArchive } from './application/pack-archive.use-case.js';
import { Archiver } from './application/ports/archiver.js';
import { ProvideRunStore } from './application/ports/provide-run.store.js';
import { SecureRoom } from './application/ports/secure-room.js';
import { MakePackage } from './application/provide/make-package.js';
import { ProvideRunBook } from './application/provide/provide-run-book.js';
import { RecordProvided } from './application/provide/record-provided.js';
import { StartProvideRun } from './application/provide/start-provide-run.use-case.js';
import { WorkProvideRun } from './application/provide/work-provide-run.use-case.js';
import { ProvidePackage } from './application/provide-package.use-case.js';
import { ConfiguredSecureRoom } from './engines/configured-secure-room.js';
import { SevenZipArchiver } from './engines/seven-zip/seven-zip-archiver.js';
import { ProvideJob } from './jobs/provide.job.js';
import { TypeOrmProvideRunStore } from './storage/typeorm-provide-run.store.js';

/** Extracting and sealing by the gateway itself, as the module wires it. */
export const PROVIDE_PROVIDERS: Provider[] = [
  MakePackage,
  PackArchive,
  ProvideJob,
  ProvidePackage,
  ProvideRunBook,
  RecordProvided,
  StartProvideRun,
  WorkProvideRun,
  { provide: Archiver, useClass: SevenZipArchiver },
  { provide: ProvideRunStore, useClass: TypeOrmProvideRunStore },
  { provide: SecureRoom, useClass: ConfiguredSecureRoom },
];
