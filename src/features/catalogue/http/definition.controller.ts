import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { BodyOf } from '../../../platform/http/body-rule.js';
import { By } from '../../../platform/http/by.js';
import { ParseWholePipe } from '../../../platform/http/parse-whole.pipe.js';
import { Permit } from '../../../platform/http/permit.js';
import { AgreeDefinition } from '../application/agree-definition.use-case.js';
import type { DefinitionSummary, DefinitionView } from '../application/definition-view.js';
import { ProposeDefinition } from '../application/propose-definition.use-case.js';
import { ReadDefinitions } from '../application/read-definitions.use-case.js';
import { RefuseDefinition } from '../application/refuse-definition.use-case.js';
import { WithdrawDefinition } from '../application/withdraw-definition.use-case.js';
import { AgreementDto, ProposeDefinitionDto, RefusalDto, WithdrawalDto } from './definition.dto.js';

/** An id holds a slash: it is written `jp-operators%2Fcommon` in the path. */
@ApiTags('catalogue')
@Controller('api/definitions')
export class DefinitionController {
  constructor(
    private readonly propose: ProposeDefinition,
    private readonly agree: AgreeDefinition,
    private readonly refuse: RefuseDefinition,
    private readonly withdraw: WithdrawDefinition,
    private readonly definitions: ReadDefinitions,
  ) {}

  /** 5,000 items with their words take about 5 MB. */
  @Permit('definition.propose')
  @BodyOf('json', 16)
  @Post()
  create(
    @By() person: Person,
    @Body() body: ProposeDefinitionDto,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.propose.execute(person, body);
  }

  @Permit('definition.read')
  @Get()
  list(): Promise<DefinitionSummary[]> {
    return this.definitions.all();
  }

  @Permit('definition.read')
  @Get(':id/:version')
  one(
    @Param('id') id: string,
    @Param('version', ParseWholePipe) version: number,
  ): Promise<Outcome<DefinitionView>> {
    return this.definitions.one({ id, version });
  }

  @Permit('definition.agree')
  @Post(':id/:version/agreement')
  agreement(
    @By() person: Person,
    @Param('id') id: string,
    @Param('version', ParseWholePipe) version: number,
    @Body() { sha256 }: AgreementDto,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.agree.execute(person, { id, version }, sha256);
  }

  @Permit('definition.agree')
  @Post(':id/:version/refusal')
  refusal(
    @By() person: Person,
    @Param('id') id: string,
    @Param('version', ParseWholePipe) version: number,
    @Body() body: RefusalDto,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.refuse.execute(person, { id, version }, body);
  }

  @Permit('definition.propose')
  @Post(':id/:version/withdrawal')
  withdrawal(
    @By() person: Person,
    @Param('id') id: string,
    @Param('version', ParseWholePipe) version: number,
    @Body() body: WithdrawalDto,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.withdraw.execute(person, { id, version }, body);
  }
}
