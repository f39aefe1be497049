import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import { type Outcome, unwrap } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { HoldingsSummary } from '../application/holdings-view.js';
import { PublicCatalogue } from '../application/public-catalogue.use-case.js';
import { PublishHoldings } from '../application/publish-holdings.use-case.js';
import { type CommonPeriodView, ReadHoldings } from '../application/read-holdings.use-case.js';
import type { OperatorHoldings } from '../domain/holdings.js';
import {
  CommonPeriodQueryDto,
  DefinitionNameDto,
  HoldingsDto,
  PublicDefinitionDto,
} from './holdings.dto.js';

@ApiTags('holdings')
@Controller('api/holdings')
export class HoldingsController {
  constructor(
    private readonly publishing: PublishHoldings,
    private readonly holdings: ReadHoldings,
    private readonly catalogue: PublicCatalogue,
  ) {}

  @Permit('holdings.publish')
  @Post()
  publish(@By() person: Person, @Body() body: HoldingsDto): Promise<Outcome<HoldingsSummary>> {
    return this.publishing.execute(person, body);
  }

  /** Sends what stands to every confirmed peer again. */
  @Permit('holdings.publish')
  @Post('publications')
  again(@By() person: Person, @Body() body: DefinitionNameDto): Promise<Outcome<HoldingsSummary>> {
    return this.publishing.again(person, body);
  }

  @Permit('holdings.read')
  @Get()
  all(@Query() query: DefinitionNameDto): Promise<Outcome<OperatorHoldings[]>> {
    return this.holdings.all(query);
  }

  /** As coarse as data users see them. */
  @Permit('holdings.read')
  @Get('public')
  public(@Query() query: DefinitionNameDto): Promise<Outcome<OperatorHoldings[]>> {
    return this.holdings.public(query);
  }

  /** The whole definition as data users see it, with these holdings, to hand out. */
  @Permit('holdings.read')
  @Get('public-definition')
  async publicDefinition(
    @Query() { format, ...name }: PublicDefinitionDto,
  ): Promise<StreamableFile> {
    const file = unwrap(await this.catalogue.file(name, format));
    return new StreamableFile(file.bytes, {
      type: file.mediaType,
      disposition: `attachment; filename="${file.name}"`,
    });
  }

  @Permit('holdings.read')
  @Get('common-period')
  common(@Query() query: CommonPeriodQueryDto): Promise<Outcome<CommonPeriodView>> {
    return this.holdings.common(query);
  }
}
