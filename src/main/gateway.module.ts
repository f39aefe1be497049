import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuditModule } from '../features/audit/audit.module.js';
import { IdentityModule } from '../features/identity/identity.module.js';
import { OperatorModule } from '../features/operator/operator.module.js';
import { CommandInterceptor } from '../platform/http/command.interceptor.js';
import { ErrorFilter } from '../platform/http/error.filter.js';
import { PermissionGuard } from '../platform/http/permission.guard.js';
import { HealthController } from './health.controller.js';
import { type Opened, PlatformModule } from './platform.module.js';

const FEATURES = [AuditModule, IdentityModule, OperatorModule];

/** One gateway: all features over what was opened. */
@Module({})
export class GatewayModule {
  static of(opened: Opened): DynamicModule {
    return {
      module: GatewayModule,
      imports: [PlatformModule.of(opened), ...FEATURES],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
