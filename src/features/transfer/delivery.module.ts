import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { DispatchByNetwork } from './application/delivery/dispatch-by-network.use-case.js';
import { EraseDelivery } from './application/delivery/erase-delivery.use-case.js';
import { MeasureDelivery } from './application/delivery/measure-delivery.js';
import { StartUpload } from './application/delivery/start-upload.use-case.js';
import { TakeDelivery } from './application/delivery/take-delivery.use-case.js';
import { UploadFailures } from './application/delivery/upload-failures.js';
import { UploadPackage } from './application/delivery/upload-package.use-case.js';
import { IncomingFiles, OutgoingFiles } from './application/ports/delivery-files.js';
import { DeliveryLine } from './application/ports/delivery-line.js';
import { DeliveryRate } from './application/ports/delivery-rate.js';
import { ConfiguredDeliveryRate } from './engines/configured-delivery-rate.js';
import { IncomingFolder } from './engines/files/incoming-folder.js';
import { OutgoingFolder } from './engines/files/outgoing-folder.js';
import { DeliveryPeer } from './peer/delivery.peer.js';
import { HttpsDeliveryLine } from './peer/https-delivery-line.js';
import { DeliveryJobs } from './jobs/delivery.job.js';

/** Delivery over the network, as the module wires it. */
export const DELIVERY_PROVIDERS: Provider[] = [
  DeliveryJobs,
  DeliveryPeer,
  DispatchByNetwork,
  EraseDelivery,
  MeasureDelivery,
  StartUpload,
  TakeDelivery,
  UploadFailures,
  UploadPackage,
  { provide: DeliveryLine, useClass: HttpsDeliveryLine },
  { provide: DeliveryRate, useClass: ConfiguredDeliveryRate },
  {
    provide: IncomingFiles,
    useFactory: ({ settings }: Config) => new IncomingFolder(join(settings.dataDir, 'incoming')),
    inject: [Config],
  },
  {
    provide: OutgoingFiles,
    useFactory: ({ settings }: Config) => new OutgoingFolder(join(settings.dataDir, 'outgoing')),
    inject: [Config],
  },
];
