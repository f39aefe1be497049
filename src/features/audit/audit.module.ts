import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '../../kernel/ports/audit-trail.js';
import { AuditReader } from './application/ports/audit-reader.js';
import { ReadAuditTrail } from './application/read-audit-trail.use-case.js';
import { AuditController } from './http/audit.controller.js';
import { TypeOrmAuditTrail } from './storage/typeorm-audit-trail.js';

@Global()
@Module({
  controllers: [AuditController],
  providers: [
    ReadAuditTrail,
    TypeOrmAuditTrail,
    { provide: AuditTrail, useExisting: TypeOrmAuditTrail },
    { provide: AuditReader, useExisting: TypeOrmAuditTrail },
  ],
  exports: [AuditTrail],
})
export class AuditModule {}
