import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ApproveConversion } from '../application/approve-conversion.use-case.js';
import type { ConversionSummary, ConversionView } from '../application/conversion-view.js';
import { DraftConversion } from '../application/draft-conversion.use-case.js';
import { ReadConversions } from '../application/read-conversions.use-case.js';
import type { Coverage } from '../domain/coverage.js';
import {
  ApprovalDto,
  CoverageFormatDto,
  CoverageQueryDto,
  NewConversionDto,
} from './conversion.dto.js';
import { answered } from './coverage-answer.js';

@ApiTags('conversion')
@Controller('api/conversions')
export class ConversionController {
  constructor(
    private readonly drafting: DraftConversion,
    private readonly approval: ApproveConversion,
    private readonly conversions: ReadConversions,
  ) {}

  @Permit('conversion.write')
  @Post()
  draft(@By() person: Person, @Body() body: NewConversionDto): Promise<Outcome<ConversionView>> {
    return this.drafting.execute(person, body.text);
  }

  @Permit('conversion.read')
  @Get()
  list(): Promise<ConversionSummary[]> {
    return this.conversions.all();
  }

  /** What of one published definition another fills as it is, before there are rules. */
  @Permit('conversion.read')
  @Get('coverage')
  between(@Query() query: CoverageQueryDto): Promise<Outcome<Coverage | StreamableFile>> {
    const source = { id: query.source, version: query.sourceVersion };
    const target = { id: query.target, version: query.targetVersion };
    return answered(this.conversions.coverageBetween(source, target), query);
  }

  @Permit('conversion.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<ConversionView>> {
    return this.conversions.one(id);
  }

  @Permit('conversion.read')
  @Get(':id/coverage')
  coverage(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CoverageFormatDto,
  ): Promise<Outcome<Coverage | StreamableFile>> {
    return answered(this.conversions.coverageOf(id), query);
  }

  @Permit('conversion.approve')
  @Post(':id/approval')
  approve(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApprovalDto,
  ): Promise<Outcome<ConversionSummary>> {
    return this.approval.execute(person, id, body.sha256);
  }
}
