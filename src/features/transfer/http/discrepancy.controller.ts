import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  type StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ReadDiscrepancies } from '../application/discrepancy/read-discrepancies.use-case.js';
import { ReportDiscrepancy } from '../application/discrepancy/report-discrepancy.use-case.js';
import { SettleDiscrepancies } from '../application/discrepancy/settle-discrepancies.js';
import type { Discrepancy } from '../domain/states/discrepancy-process.js';
import type { TableInForce } from '../domain/states/redelivery.js';
import { DiscrepancyDto } from './discrepancy.dto.js';
import { pdfAnswer } from './pdf-answer.js';

/** 仕様不一致: reported by the recipient, settled by a re-delivery, acknowledged by both. */
@ApiTags('transfer')
@Controller('api')
export class DiscrepancyController {
  constructor(
    private readonly reading: ReadDiscrepancies,
    private readonly reporting: ReportDiscrepancy,
    private readonly settling: SettleDiscrepancies,
  ) {}

  @Permit('package.read')
  @Get('discrepancies')
  list(): Promise<Discrepancy[]> {
    return this.reading.all();
  }

  /** With the report as it was signed. */
  @Permit('package.read')
  @Get('discrepancies/:id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<Discrepancy>> {
    return this.reading.one(id);
  }

  /** 仕様不一致報告書 (PDF). */
  @Permit('package.read')
  @ApiProduces('application/pdf')
  @Get('discrepancies/:id/pdf')
  pdf(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return pdfAnswer(this.reading.pdf(id));
  }

  /** What is in force of all deliveries under a contract, table by table. */
  @Permit('package.read')
  @Get('individual-contracts/:id/delivered-tables')
  content(@Param('id', ParseUUIDPipe) id: string): Promise<TableInForce[]> {
    return this.reading.content(id);
  }

  @Permit('discrepancy.report')
  @Post('packages/:id/discrepancies')
  report(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { findings }: DiscrepancyDto,
  ): Promise<Outcome<Discrepancy>> {
    return this.reporting.execute(person, id, findings);
  }

  @Permit('discrepancy.acknowledge')
  @Post('discrepancies/:id/acknowledgement')
  acknowledge(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<Discrepancy>> {
    return this.settling.acknowledge(person, id);
  }
}
