import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { ExtractReceipt, ProvideTicket } from '../../extraction/index.js';
import { ApprovePackage } from '../application/office/approve-package.use-case.js';
import { DispatchPackage } from '../application/office/dispatch-package.use-case.js';
import { IssueProvideTicket } from '../application/office/issue-provide-ticket.use-case.js';
import type { PackageView } from '../application/office/package-view.js';
import { PlanPackage } from '../application/office/plan-package.use-case.js';
import { ReadPackages } from '../application/office/read-packages.use-case.js';
import { RecordExtraction } from '../application/office/record-extraction.use-case.js';
import { RecordPacking } from '../application/office/record-packing.use-case.js';
import type { ApprovalReceipt, PackReceipt } from '../domain/package-receipts.js';
import { DispatchDto, PackReceiptDto, PlanPackageDto, ReceiptDto } from './transfer.dto.js';

/** Reading on both sides, and what the provider does. */
@ApiTags('transfer')
@Controller('api/packages')
export class PackageController {
  constructor(
    private readonly packages: ReadPackages,
    private readonly planning: PlanPackage,
    private readonly tickets: IssueProvideTicket,
    private readonly extraction: RecordExtraction,
    private readonly packing: RecordPacking,
    private readonly approval: ApprovePackage,
    private readonly dispatching: DispatchPackage,
  ) {}

  @Permit('package.read')
  @Get()
  list(): Promise<PackageView[]> {
    return this.packages.all();
  }

  @Permit('package.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<PackageView>> {
    return this.packages.one(id);
  }

  @Permit('package.plan')
  @Post()
  plan(@By() person: Person, @Body() body: PlanPackageDto): Promise<Outcome<PackageView>> {
    return this.planning.execute(person, body);
  }

  @Permit('package.plan')
  @Post(':id/provide-ticket')
  provideTicket(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<SignedDocument<ProvideTicket>>> {
    return this.tickets.execute(person, id);
  }

  @Permit('package.record')
  @Post(':id/extract-receipt')
  extracted(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt }: ReceiptDto,
  ): Promise<Outcome<PackageView>> {
    return this.extraction.execute(person, id, receipt as SignedDocument<ExtractReceipt>);
  }

  @Permit('package.record')
  @Post(':id/pack-receipt')
  packed(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt, passphraseMessage }: PackReceiptDto,
  ): Promise<Outcome<PackageView>> {
    const packed = { receipt: receipt as SignedDocument<PackReceipt>, passphraseMessage };
    return this.packing.execute(person, id, packed);
  }

  @Permit('package.approve')
  @Post(':id/approval')
  approve(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt }: ReceiptDto,
  ): Promise<Outcome<PackageView>> {
    return this.approval.execute(person, id, receipt as SignedDocument<ApprovalReceipt>);
  }

  @Permit('custody.record')
  @Post(':id/dispatch')
  dispatch(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { mediumId }: DispatchDto,
  ): Promise<Outcome<PackageView>> {
    return this.dispatching.execute(person, id, mediumId);
  }
}
