import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { ParseWholePipe } from '../../../platform/http/parse-whole.pipe.js';
import { Permit } from '../../../platform/http/permit.js';
import { AnswerIndividualText } from '../application/answer-individual-text.use-case.js';
import { ChangeIndividualContract } from '../application/change-individual-contract.use-case.js';
import { DraftIndividualContract } from '../application/draft-individual-contract.use-case.js';
import { GiveIndividualNotice } from '../application/give-individual-notice.use-case.js';
import type {
  IndividualContractSummary,
  IndividualContractView,
} from '../application/individual-contract-view.js';
import { ReadIndividualContracts } from '../application/read-individual-contracts.use-case.js';
import { type PaymentSchedule, ReadMoney } from '../application/read-money.use-case.js';
import type { Invoice } from '../domain/invoice.js';
import { RefuseTextDto, SignTextDto, TerminationAgreementDto } from './contract.dto.js';
import {
  IndividualChangesDto,
  IndividualContractsDto,
  IndividualNoticeDto,
  NewIndividualContractDto,
} from './individual-contract.dto.js';
import { InvoiceQueryDto, paymentsOf } from './invoice.dto.js';
import { termsOf } from './payment-terms.dto.js';

type Answer = Promise<Outcome<IndividualContractView>>;

@ApiTags('contract')
@Controller('api/individual-contracts')
export class IndividualContractController {
  constructor(
    private readonly draft: DraftIndividualContract,
    private readonly change: ChangeIndividualContract,
    private readonly answer: AnswerIndividualText,
    private readonly notice: GiveIndividualNotice,
    private readonly contracts: ReadIndividualContracts,
    private readonly money: ReadMoney,
  ) {}

  @Permit('individual-contract.draft')
  @Post()
  create(@By() person: Person, @Body() body: NewIndividualContractDto): Answer {
    return this.draft.execute(person, termsOf(body));
  }

  @Permit('contract.read')
  @Get()
  list(@Query() query: IndividualContractsDto): Promise<IndividualContractSummary[]> {
    return this.contracts.all(query.requestId);
  }

  @Permit('contract.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Answer {
    return this.contracts.one(id);
  }

  @Permit('individual-contract.draft')
  @Post(':id/counter-proposals')
  counter(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IndividualChangesDto,
  ): Answer {
    return this.change.counter(person, id, termsOf(body));
  }

  @Permit('individual-contract.draft')
  @Post(':id/amendments')
  amend(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IndividualChangesDto,
  ): Answer {
    return this.change.amend(person, id, termsOf(body));
  }

  @Permit('individual-contract.draft')
  @Post(':id/termination-agreements')
  end(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TerminationAgreementDto,
  ): Answer {
    return this.change.end(person, id, body);
  }

  @Permit('individual-contract.sign')
  @Post(':id/signature')
  sign(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignTextDto,
  ): Answer {
    return this.answer.sign(person, id, body);
  }

  @Permit('individual-contract.sign')
  @Post(':id/refusal')
  refuse(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefuseTextDto,
  ): Answer {
    return this.answer.refuse(person, id, body);
  }

  @Permit('individual-contract.give-notice')
  @Post(':id/notices')
  giveNotice(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IndividualNoticeDto,
  ): Answer {
    return this.notice.execute(person, id, body);
  }

  @Permit('invoice.read')
  @Get(':id/payment-schedule')
  schedule(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<PaymentSchedule>> {
    return this.money.schedule(id);
  }

  /** The invoice of one instalment with tax, due date and late charge, as data. */
  @Permit('invoice.read')
  @Get(':id/invoices/:number')
  invoice(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseWholePipe) number: number,
    @Query() query: InvoiceQueryDto,
  ): Promise<Outcome<Invoice>> {
    const { receivedOn, paidOn, asOf } = query;
    return this.money.invoice(id, number, {
      receivedOn,
      paidOn,
      asOf,
      payments: paymentsOf(query),
    });
  }
}
