import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
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
import { OrderRemoval } from '../application/removal/order-removal.use-case.js';
import type { RemovalReceipt } from '../domain/removal/removal-receipt.js';
import type { RemovalTicket } from '../domain/removal/removal-ticket.js';
import type { DeletionDuty, ListedDuty } from '../domain/states/deletion-duty.js';
import { DeletionDto, RecallDto, RemovalDto } from './passphrase.dto.js';

/** Stop requests that come after the dispatch: recall at the provider, deletion at the recipient. */
@ApiTags('transfer')
@Controller('api')
export class DeletionController {
  constructor(
    private readonly checks: CheckOptOuts,
    private readonly recalls: RecallPackage,
    private readonly deletions: FulfilDeletion,
    private readonly removals: OrderRemoval,
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
  list(): Promise<ListedDuty[]> {
    return this.deletions.all();
  }

  /** 保存期限に伴う削除; recorded and confirmed like any other deletion. */
  @Permit('package.read')
  @Get('retention-deletions')
  retentions(): Promise<ListedDuty[]> {
    return this.deletions.ofRetentions();
  }

  /** 削除のジョブ票, for `yuzu remove`. */
  @Permit('deletion.record')
  @Post('opt-out-deletions/:id/ticket')
  ticket(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<SignedDocument<RemovalTicket>>> {
    return this.removals.ticket(person, id);
  }

  /** What `yuzu remove` answered. */
  @Permit('deletion.record')
  @Post('opt-out-deletions/:id/receipt')
  receipt(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt, outcome }: RemovalDto,
  ): Promise<Outcome<DeletionDuty>> {
    return this.removals.record(person, id, receipt as SignedDocument<RemovalReceipt>, outcome);
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
