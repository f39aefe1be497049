import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { ApplicationModule } from '../features/application/application.module.js';
import { AuditModule } from '../features/audit/audit.module.js';
import { CatalogueModule } from '../features/catalogue/catalogue.module.js';
import { ContractModule } from '../features/contract/contract.module.js';
import { ConversionModule } from '../features/conversion/conversion.module.js';
import { HoldingsModule } from '../features/holdings/holdings.module.js';
import { IdentityModule } from '../features/identity/identity.module.js';
import { LinkageModule } from '../features/linkage/linkage.module.js';
import { NoticeModule } from '../features/notice/notice.module.js';
import { OperatorModule } from '../features/operator/operator.module.js';
import { OptOutModule } from '../features/opt-out/opt-out.module.js';
import { ProvisionLogModule } from '../features/provision-log/provision-log.module.js';
import { ReviewModule } from '../features/review/review.module.js';
import { TransferModule } from '../features/transfer/transfer.module.js';
import { CommandInterceptor } from '../platform/http/command.interceptor.js';
import { ErrorFilter } from '../platform/http/error.filter.js';
import { PermissionGuard } from '../platform/http/permission.guard.js';
import { RequestInterceptor } from '../platform/http/request.interceptor.js';
import { ProtocolModule } from '../protocol/protocol.module.js';
import { HealthController } from './health.controller.js';
import { type Opened, PlatformModule, type ProcessRole } from './platform.module.js';

/** In the order a case flows. */
const FEATURES = [
  AuditModule,
  IdentityModule,
  OperatorModule,
  ProtocolModule,
  CatalogueModule,
  HoldingsModule,
  ConversionModule,
  ContractModule,
  ApplicationModule,
  ReviewModule,
  OptOutModule,
  NoticeModule,
  TransferModule,
  LinkageModule,
  ProvisionLogModule.register(),
];

/** One gateway: all features over what was opened. */
@Module({})
export class GatewayModule {
  static of(opened: Opened, role: ProcessRole): DynamicModule {
    return {
      module: GatewayModule,
      imports: [DiscoveryModule, PlatformModule.of(opened, role), ...FEATURES],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: RequestInterceptor },
        { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
