import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { SignedDocument } from '../../../kernel/signed-document.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { GiveUpOpening } from '../application/office/give-up-opening.use-case.js';
import { IssueReceiveTicket } from '../application/office/issue-receive-ticket.use-case.js';
import type { PackageView } from '../application/office/package-view.js';
import { RecordArrival } from '../application/office/record-arrival.use-case.js';
import { RecordOpening } from '../application/office/record-opening.use-case.js';
import type { OpenReceipt } from '../domain/package-receipts.js';
import type { ReceiveTicket } from '../domain/receive-ticket.js';
import { ArrivalDto, GiveUpDto, ReceiptDto } from './transfer.dto.js';

/** What the recipient does with a package. */
@ApiTags('transfer')
@Controller('api/packages/:id')
export class ReceiptController {
  constructor(
    private readonly tickets: IssueReceiveTicket,
    private readonly arrivals: RecordArrival,
    private readonly opening: RecordOpening,
    private readonly givingUp: GiveUpOpening,
  ) {}

  @Permit('package.record')
  @Post('receive-ticket')
  receiveTicket(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<SignedDocument<ReceiveTicket>>> {
    return this.tickets.execute(person, id);
  }

  /** Waits for the second person. */
  @Permit('package.receive')
  @Post('arrival')
  arrived(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ArrivalDto,
  ): Promise<Outcome<PackageView>> {
    return this.arrivals.execute(person, id, body);
  }

  @Permit('custody.witness')
  @Post('arrival-confirmation')
  confirmArrival(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.arrivals.confirm(person, id);
  }

  @Permit('custody.witness')
  @Post('arrival-withdrawal')
  withdrawArrival(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.arrivals.withdraw(person, id);
  }

  /** 開封の断念, where no secure room can open it; waits for the second person. */
  @Permit('discrepancy.report')
  @Post('opening-failure')
  giveUp(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: GiveUpDto,
  ): Promise<Outcome<PackageView>> {
    return this.givingUp.propose(person, id, reason);
  }

  @Permit('package.recall')
  @Post('opening-failure/confirmation')
  confirmGiveUp(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.givingUp.confirm(person, id);
  }

  @Permit('package.record')
  @Post('open-receipt')
  opened(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { receipt }: ReceiptDto,
  ): Promise<Outcome<PackageView>> {
    return this.opening.execute(person, id, receipt as SignedDocument<OpenReceipt>);
  }
}
