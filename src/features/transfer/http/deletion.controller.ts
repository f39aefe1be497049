import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { BodyOf } from '../../../platform/http/body-rule.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { PackageView } from '../application/office/package-view.js';
import {
  type CheckedOptOuts,
  CheckOptOuts,
} from '../application/recall/check-opt-outs.use-case.js';
import { FulfilDeletion } from '../application/recall/fulfil-deletion.use-case.js';
import { RecallPackage } from '../application/recall/recall-package.js';
import type { DeletionDuty } from '../domain/states/deletion-duty.js';
import { DeletionDto, RecallDto } from './passphrase.dto.js';

/** Stop requests that come after the dispatch: recall at the provider, deletion at the recipient. */
@ApiTags('transfer')
@Controller('api')
export class DeletionController {
  constructor(
    private readonly checks: CheckOptOuts,
    private readonly recalls: RecallPackage,
    private readonly deletions: FulfilDeletion,
  ) {}

  /** Body: NAME.records.asc as `yuzu pack` wrote it. */
  @Permit('package.check-opt-outs')
  @ApiConsumes('text/plain')
  @BodyOf('text', 512)
  @ApiBody({ schema: { type: 'string' } })
  @Post('packages/:id/opt-out-check')
  check(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() records: unknown,
  ): Promise<Outcome<CheckedOptOuts>> {
    return this.checks.execute(person, id, typeof records === 'string' ? records : '');
  }

  @Permit('package.recall')
  @Post('packages/:id/recall')
  recall(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { cause }: RecallDto,
  ): Promise<Outcome<PackageView>> {
    return this.recalls.execute(person, id, cause);
  }

  @Permit('package.read')
  @Get('opt-out-deletions')
  list(): Promise<DeletionDuty[]> {
    return this.deletions.all();
  }

  @Permit('deletion.record')
  @Post('opt-out-deletions/:id/record')
  record(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { outcome }: DeletionDto,
  ): Promise<Outcome<DeletionDuty>> {
    return this.deletions.record(person, id, outcome);
  }

  @Permit('deletion.confirm')
  @Post('opt-out-deletions/:id/return')
  return(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<DeletionDuty>> {
    return this.deletions.return(person, id);
  }

  @Permit('deletion.confirm')
  @Post('opt-out-deletions/:id/confirmation')
  confirm(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<DeletionDuty>> {
    return this.deletions.confirm(person, id);
  }
}
