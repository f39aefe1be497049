import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { DispatchProvisionRequest } from '../application/dispatch-provision-request.use-case.js';
import { DraftProvisionRequest } from '../application/draft-provision-request.use-case.js';
import { ReadCases } from '../application/read-cases.use-case.js';
import { RegisterCase } from '../application/register-case.use-case.js';
import type { ExchangeCase } from '../domain/case.js';
import type { ProvisionRequest } from '../domain/provision-request.js';
import { NewCaseDto, NewProvisionRequestDto } from './application.dto.js';

@ApiTags('application')
@Controller('api')
export class ApplicationController {
  constructor(
    private readonly registerCase: RegisterCase,
    private readonly draftRequest: DraftProvisionRequest,
    private readonly dispatchRequest: DispatchProvisionRequest,
    private readonly readCases: ReadCases,
  ) {}

  @Permit('case.register')
  @Post('cases')
  register(@By() person: Person, @Body() body: NewCaseDto): Promise<Outcome<ExchangeCase>> {
    return this.registerCase.execute(person, body);
  }

  @Permit('case.read')
  @Get('cases')
  cases(): Promise<ExchangeCase[]> {
    return this.readCases.all();
  }

  @Permit('case.read')
  @Get('cases/:id')
  oneCase(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<ExchangeCase>> {
    return this.readCases.one(id);
  }

  @Permit('provision-request.draft')
  @Post('cases/:id/provision-requests')
  draft(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewProvisionRequestDto,
  ): Promise<Outcome<ProvisionRequest>> {
    return this.draftRequest.execute(person, id, body);
  }

  @Permit('provision-request.send')
  @Post('provision-requests/:id/dispatch')
  dispatch(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<ProvisionRequest>> {
    return this.dispatchRequest.execute(person, id);
  }

  @Permit('case.read')
  @Get('provision-requests')
  requests(): Promise<ProvisionRequest[]> {
    return this.readCases.allRequests();
  }

  @Permit('case.read')
  @Get('provision-requests/:id')
  oneRequest(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<ProvisionRequest>> {
    return this.readCases.oneRequest(id);
  }
}
