import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { BodyOf } from '../../../platform/http/body-rule.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { DefinitionSummary } from '../application/definition-view.js';
import type { DraftSummary, DraftView } from '../application/draft-view.js';
import { EditDrafts } from '../application/edit-drafts.use-case.js';
import { ReadDefinitions } from '../application/read-definitions.use-case.js';
import { CreateDraftDto, ProposeDraftDto, ReplaceDraftDto } from './definition.dto.js';

@ApiTags('catalogue')
@Controller('api/definition-drafts')
export class DraftController {
  constructor(
    private readonly drafts: EditDrafts,
    private readonly definitions: ReadDefinitions,
  ) {}

  @Permit('definition.draft')
  @BodyOf('json', 16)
  @Post()
  create(@By() person: Person, @Body() body: CreateDraftDto): Promise<Outcome<DraftSummary>> {
    return this.drafts.create(person, body.definition);
  }

  @Permit('definition.read')
  @Get()
  list(): Promise<DraftSummary[]> {
    return this.definitions.allDrafts();
  }

  @Permit('definition.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<DraftView>> {
    return this.definitions.draft(id);
  }

  @Permit('definition.draft')
  @BodyOf('json', 16)
  @Put(':id')
  replace(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReplaceDraftDto,
  ): Promise<Outcome<DraftSummary>> {
    return this.drafts.replace(person, id, body);
  }

  @Permit('definition.draft')
  @Post(':id/discard')
  discard(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<DraftSummary>> {
    return this.drafts.discard(person, id);
  }

  @Permit('definition.propose')
  @Post(':id/proposal')
  propose(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposeDraftDto,
  ): Promise<Outcome<DefinitionSummary>> {
    return this.drafts.propose(person, id, body);
  }
}
