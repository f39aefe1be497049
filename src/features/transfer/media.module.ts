import type { Provider, Type } from '@nestjs/common';
import { CustodyBook } from './application/media/custody-book.js';
import { CustodyGates } from './application/media/custody-gates.js';
import { DeviationBook } from './application/media/deviation-book.js';
import { HearCustody } from './application/media/hear-custody.use-case.js';
import { HearDeviation } from './application/media/hear-deviation.use-case.js';
import { ManageDeviations } from './application/media/manage-deviations.use-case.js';
import { ManageSeals } from './application/media/manage-seals.use-case.js';
import { MediumViews } from './application/media/medium-view.js';
import { PrintCustody } from './application/media/print-custody.use-case.js';
import { ReadCustody } from './application/media/read-custody.use-case.js';
import { ReadMedia } from './application/media/read-media.use-case.js';
import { RecordCustody } from './application/media/record-custody.use-case.js';
import { RecordedDeviations } from './application/media/recorded-deviations.js';
import { RegisterMedium } from './application/media/register-medium.use-case.js';
import { WatchLateMedia } from './application/media/watch-late-media.use-case.js';
import { CustodyPrinter } from './application/ports/custody-printer.js';
import { DeviationStore } from './application/ports/deviation.store.js';
import { Deviations } from './application/ports/deviations.js';
import { MediumStore } from './application/ports/medium.store.js';
import { SealStore } from './application/ports/seal.store.js';
import { PdfCustodyPrinter } from './documents/pdf-custody-printer.js';
import { DeviationController } from './http/deviation.controller.js';
import { MediumController } from './http/medium.controller.js';
import { SealController } from './http/seal.controller.js';
import { LateMediaJob } from './jobs/late-media.job.js';
import { CustodyPeer } from './peer/custody.peer.js';
import { TypeOrmDeviationStore } from './storage/typeorm-deviation.store.js';
import { TypeOrmMediumStore } from './storage/typeorm-medium.store.js';
import { TypeOrmSealStore } from './storage/typeorm-seal.store.js';

/** Media, seals, custody and deviations, as the module wires them. */
export const MEDIA_CONTROLLERS: Type[] = [MediumController, SealController, DeviationController];

export const MEDIA_PROVIDERS: Provider[] = [
  CustodyBook,
  CustodyGates,
  CustodyPeer,
  DeviationBook,
  HearCustody,
  HearDeviation,
  LateMediaJob,
  ManageDeviations,
  ManageSeals,
  MediumViews,
  PrintCustody,
  ReadCustody,
  ReadMedia,
  RecordCustody,
  RegisterMedium,
  WatchLateMedia,
  { provide: Deviations, useClass: RecordedDeviations },
  { provide: CustodyPrinter, useClass: PdfCustodyPrinter },
  { provide: DeviationStore, useClass: TypeOrmDeviationStore },
  { provide: MediumStore, useClass: TypeOrmMediumStore },
  { provide: SealStore, useClass: TypeOrmSealStore },
];
