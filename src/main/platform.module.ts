import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Clock } from '../kernel/ports/clock.js';
import { DomainEvents } from '../kernel/ports/domain-events.js';
import { FieldCipher } from '../kernel/ports/field-cipher.js';
import { Keyring } from '../kernel/ports/keyring.js';
import { Transactions } from '../kernel/ports/transactions.js';
import { SystemClock } from '../platform/clock.js';
import { Config } from '../platform/config/config.js';
import type { Database } from '../platform/database/data-source.js';
import { JobStore } from '../platform/database/job.store.js';
import { TypeOrmTransactions } from '../platform/database/transactions.js';
import { InProcessEvents } from '../platform/events/in-process-events.js';
import { JobsModule } from '../platform/jobs/jobs.module.js';
import { PeerCertificate } from '../platform/tls/peer-certificate.js';

/** What is opened before the container exists: files, keys and the database. */
export interface Opened {
  readonly config: Config;
  readonly dataSource: Database;
  readonly keyring: Keyring;
  readonly fieldCipher: FieldCipher;
  readonly certificate: PeerCertificate;
  /** Absent: jobs run inside the one process. */
  readonly redisUrl?: string | undefined;
}

/** With Redis the api hands jobs over and the worker runs them; without, the api does both. */
export type ProcessRole = 'api' | 'worker';

@Global()
@Module({})
export class PlatformModule {
  static of(opened: Opened, role: ProcessRole): DynamicModule {
    const providers: Provider[] = [
      { provide: Config, useValue: opened.config },
      { provide: Keyring, useValue: opened.keyring },
      { provide: FieldCipher, useValue: opened.fieldCipher },
      { provide: PeerCertificate, useValue: opened.certificate },
      { provide: Transactions, useValue: new TypeOrmTransactions(opened.dataSource) },
      { provide: Clock, useClass: SystemClock },
      { provide: DomainEvents, useClass: InProcessEvents },
    ];
    const jobs = JobsModule.of({
      queue: new JobStore(opened.dataSource),
      redisUrl: opened.redisUrl,
      prefix: opened.config.settings.operator.code,
      handles: role === 'worker' || opened.redisUrl === undefined,
    });
    return { module: PlatformModule, imports: [jobs], providers, exports: providers };
  }
}
