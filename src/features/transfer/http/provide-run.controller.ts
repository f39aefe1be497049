import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ProvideRunBook } from '../application/provide/provide-run-book.js';
import { StartProvideRun } from '../application/provide/start-provide-run.use-case.js';
import type { ProvideRun } from '../domain/provide/provide-run.js';

/** Extracting and sealing by the gateway itself, where it stands in the secure room. */
@ApiTags('transfer')
@Controller('api')
export class ProvideRunController {
  constructor(
    private readonly runs: ProvideRunBook,
    private readonly starting: StartProvideRun,
  ) {}

  @Permit('package.provide')
  @Post('packages/:id/provide-runs')
  start(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<ProvideRun>> {
    return this.starting.execute(person, id);
  }

  @Permit('package.read')
  @Get('packages/:id/provide-runs')
  ofPackage(@Param('id', ParseUUIDPipe) id: string): Promise<ProvideRun[]> {
    return this.runs.ofPackage(id);
  }

  @Permit('package.read')
  @Get('provide-runs/:id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<ProvideRun>> {
    return this.runs.one(id);
  }

  @Permit('package.provide')
  @Post('provide-runs/:id/cancellation')
  cancel(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<ProvideRun>> {
    return this.runs.cancel(person, id);
  }
}
