import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { ApplicationModule } from '../application/application.module.js';
import { TransferModule } from '../transfer/transfer.module.js';
import { CaseDeliveryGate } from './application/case-delivery-gate.js';
import { DeliveryGate } from './application/ports/delivery-gate.js';
import { HandoverPackages } from './application/ports/handover-packages.js';
import { ProvisionLogSettings } from './application/provision-log-settings.js';
import { TransferredPackages } from './application/transferred-packages.js';
import { DEFAULT_RECORD_FORM } from './domain/record-form.js';
import { CheckpointExchange } from './application/checkpoint-exchange.js';
import { ExportProvisionLog } from './application/export-provision-log.use-case.js';
import { ImportHandoverRecords } from './application/import-handover-records.use-case.js';
import { InspectProvisionLog } from './application/inspect-provision-log.use-case.js';
import { LogAppender } from './application/log-appender.js';
import { LogWriter } from './application/log-writer.js';
import { LogStore } from './application/ports/log.store.js';
import { ReconciliationStore } from './application/ports/reconciliation.store.js';
import { RecordStore } from './application/ports/record.store.js';
import { SignatureCheck } from './application/ports/signature-check.js';
import { WitnessStore } from './application/ports/witness.store.js';
import { Reconciler } from './application/reconciler.js';
import { ReconcilePackage } from './application/reconcile-package.use-case.js';
import { RecordDelivery } from './application/record-delivery.use-case.js';
import { SearchProvisionRecords } from './application/search-provision-records.use-case.js';
import { OpenPgpSignatureCheck } from './engines/openpgp-signature-check.js';
import { DeliveryController } from './http/delivery.controller.js';
import { ProvisionLogController } from './http/provision-log.controller.js';
import { ReconciliationController } from './http/reconciliation.controller.js';
import { ProvisionLogMessages } from './peer/provision-log.messages.js';
import { TypeOrmLogStore } from './storage/typeorm-log.store.js';
import { TypeOrmReconciliationStore } from './storage/typeorm-reconciliation.store.js';
import { TypeOrmRecordStore } from './storage/typeorm-record.store.js';
import { TypeOrmWitnessStore } from './storage/typeorm-witness.store.js';

const OWN: Provider[] = [
  CheckpointExchange,
  ExportProvisionLog,
  ImportHandoverRecords,
  InspectProvisionLog,
  LogAppender,
  LogWriter,
  Reconciler,
  ReconcilePackage,
  RecordDelivery,
  SearchProvisionRecords,
  ProvisionLogMessages,
  { provide: LogStore, useClass: TypeOrmLogStore },
  { provide: RecordStore, useClass: TypeOrmRecordStore },
  { provide: ReconciliationStore, useClass: TypeOrmReconciliationStore },
  { provide: WitnessStore, useClass: TypeOrmWitnessStore },
  { provide: SignatureCheck, useClass: OpenPgpSignatureCheck },
];

/** The operator's own form of record: the retention is configured, the rest is the standard one. */
const settingsOf = ({ settings }: Config): ProvisionLogSettings =>
  new ProvisionLogSettings({
    ...DEFAULT_RECORD_FORM,
    retentionYears: settings.records.retentionYears,
  });

/** Answers of the features before this one. */
const UPSTREAM: Wiring = {
  imports: [ApplicationModule, TransferModule],
  providers: [
    { provide: DeliveryGate, useClass: CaseDeliveryGate },
    { provide: HandoverPackages, useClass: TransferredPackages },
    { provide: ProvisionLogSettings, useFactory: settingsOf, inject: [Config] },
  ],
};

type Wiring = Required<Pick<ModuleMetadata, 'imports' | 'providers'>>;

@Module({ controllers: [ProvisionLogController, DeliveryController, ReconciliationController] })
export class ProvisionLogModule {
  static register({ imports, providers } = UPSTREAM): DynamicModule {
    return { module: ProvisionLogModule, imports, providers: [...OWN, ...providers] };
  }
}
