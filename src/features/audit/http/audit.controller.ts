import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Permit } from '../../../platform/http/permit.js';
import type { AuditLine } from '../application/ports/audit-reader.js';
import { ReadAuditTrail } from '../application/read-audit-trail.use-case.js';
import { AuditPageDto } from './audit.dto.js';

@ApiTags('audit')
@Controller('api/audit-trail')
export class AuditController {
  constructor(private readonly readAuditTrail: ReadAuditTrail) {}

  @Permit('audit.read')
  @Get()
  read(@Query() query: AuditPageDto): Promise<AuditLine[]> {
    return this.readAuditTrail.execute(query.before);
  }
}
