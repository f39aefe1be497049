import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { IssueDedupeTicket } from '../application/issue-dedupe-ticket.use-case.js';
import { IssueLinkTicket } from '../application/issue-link-ticket.use-case.js';
import { type LinkageView, ReadLinkage } from '../application/read-linkage.use-case.js';
import { RecordLinkReceipt } from '../application/record-link-receipt.use-case.js';
import { IssueReviewTicket } from '../application/review/issue-review-ticket.use-case.js';
import { RecordReviewReceipt } from '../application/review/record-review-receipt.use-case.js';
import type { LinkReceipt } from '../domain/link-receipt.js';
import type { LinkTicket } from '../domain/link-ticket.js';
import type { LinkageRun } from '../domain/linkage-run.js';
import type { LinkageReview } from '../domain/review/linkage-review.js';
import type { ReviewReceipt } from '../domain/review/review-receipt.js';
import type { ReviewTicket } from '../domain/review/review-ticket.js';
import { DedupeTicketDto, LinkReceiptDto, LinkTicketDto, ReviewTicketDto } from './linkage.dto.js';

@ApiTags('linkage')
@Controller('api/cases/:id')
export class LinkageController {
  constructor(
    private readonly tickets: IssueLinkTicket,
    private readonly dedupeTickets: IssueDedupeTicket,
    private readonly receipts: RecordLinkReceipt,
    private readonly linkage: ReadLinkage,
    private readonly reviewTickets: IssueReviewTicket,
    private readonly reviewReceipts: RecordReviewReceipt,
  ) {}

  @Permit('linkage.ticket')
  @Post('link-ticket')
  ticket(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() order: LinkTicketDto,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    return this.tickets.execute(person, id, order);
  }

  @Permit('linkage.ticket')
  @Post('dedupe-ticket')
  dedupeTicket(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() order: DedupeTicketDto,
  ): Promise<Outcome<SignedDocument<LinkTicket>>> {
    return this.dedupeTickets.execute(person, id, order);
  }

  @Permit('linkage.record')
  @Post('link-receipt')
  linked(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt }: LinkReceiptDto,
  ): Promise<Outcome<LinkageRun>> {
    return this.receipts.execute(person, id, receipt as SignedDocument<LinkReceipt>);
  }

  @Permit('linkage.ticket')
  @Post('link-review-ticket')
  reviewTicket(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { run }: ReviewTicketDto,
  ): Promise<Outcome<SignedDocument<ReviewTicket>>> {
    return this.reviewTickets.execute(person, id, run);
  }

  @Permit('linkage.record')
  @Post('link-review-receipt')
  reviewed(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt }: LinkReceiptDto,
  ): Promise<Outcome<LinkageReview>> {
    return this.reviewReceipts.execute(person, id, receipt as SignedDocument<ReviewReceipt>);
  }

  @Permit('linkage.read')
  @Get('linkage')
  read(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<LinkageView>> {
    return this.linkage.execute(id);
  }
}
