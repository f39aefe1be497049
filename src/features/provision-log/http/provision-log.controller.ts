import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { BodyOf } from '../../../platform/http/body-rule.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ExportProvisionLog } from '../application/export-provision-log.use-case.js';
import {
  ImportHandoverRecords,
  type ImportedRecords,
} from '../application/import-handover-records.use-case.js';
import { InspectProvisionLog } from '../application/inspect-provision-log.use-case.js';
import {
  type ProvisionAnswer,
  SearchProvisionRecords,
} from '../application/search-provision-records.use-case.js';
import { ExportQueryDto, PatientQueryDto, PersonQueryDto } from './provision-log.dto.js';
import { streamExport } from './stream-export.js';

/** About 1,000,000 persons. */
const RECORDS_MEGABYTES = 256;

@ApiTags('provision-log')
@Controller('api')
export class ProvisionLogController {
  constructor(
    private readonly importRecords: ImportHandoverRecords,
    private readonly searchRecords: SearchProvisionRecords,
    private readonly inspect: InspectProvisionLog,
    private readonly exporter: ExportProvisionLog,
  ) {}

  /** Body: the armored `NAME.records.asc`, as packing or opening wrote it. */
  @Permit('provision-record.import')
  @ApiConsumes('text/plain')
  @BodyOf('text', RECORDS_MEGABYTES)
  @ApiBody({ schema: { type: 'string' } })
  @Post('packages/:id/handover-records')
  import(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: unknown,
  ): Promise<Outcome<ImportedRecords>> {
    return this.importRecords.execute(person, id, typeof body === 'string' ? body : '');
  }

  @Permit('provision-record.read')
  @Get('provision-records')
  byPatientId(
    @By() person: Person,
    @Query() query: PatientQueryDto,
  ): Promise<Outcome<ProvisionAnswer[]>> {
    return this.searchRecords.execute(person, query);
  }

  @Permit('provision-record.read')
  @HttpCode(200)
  @Post('provision-records/search')
  search(@By() person: Person, @Body() query: PersonQueryDto): Promise<Outcome<ProvisionAnswer[]>> {
    return this.searchRecords.execute(person, query);
  }

  @Permit('provision-log.read')
  @Get('provision-log/checkpoint')
  checkpoint() {
    return this.inspect.checkpoint();
  }

  /** Peers' checkpoints this gateway witnessed; `problem` names why one does not hold. */
  @Permit('provision-log.read')
  @Get('provision-log/peer-checkpoints')
  peerCheckpoints() {
    return this.inspect.peerCheckpoints();
  }

  @Permit('provision-log.read')
  @Get('provision-log/verification')
  verification() {
    return this.inspect.verify();
  }

  @Permit('provision-log.export')
  @Get('provision-log/export')
  export(
    @By() person: Person,
    @Query() query: ExportQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    return streamExport(this.exporter, person, query.persons === 'true', response);
  }
}
