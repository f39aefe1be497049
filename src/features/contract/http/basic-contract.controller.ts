import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { AnswerBasicText } from '../application/answer-basic-text.use-case.js';
import type {
  BasicContractSummary,
  BasicContractView,
} from '../application/basic-contract-view.js';
import { ChangeBasicContract } from '../application/change-basic-contract.use-case.js';
import { DraftBasicContract } from '../application/draft-basic-contract.use-case.js';
import { GiveBasicNotice } from '../application/give-basic-notice.use-case.js';
import { ReadBasicContracts } from '../application/read-basic-contracts.use-case.js';
import { AccessionDto, BasicChangesDto, NewBasicContractDto } from './basic-contract.dto.js';
import { NoticeDto, RefuseTextDto, SignTextDto, TerminationAgreementDto } from './contract.dto.js';

type Answer = Promise<Outcome<BasicContractView>>;

@ApiTags('contract')
@Controller('api/basic-contracts')
export class BasicContractController {
  constructor(
    private readonly draft: DraftBasicContract,
    private readonly change: ChangeBasicContract,
    private readonly answer: AnswerBasicText,
    private readonly notice: GiveBasicNotice,
    private readonly contracts: ReadBasicContracts,
  ) {}

  @Permit('basic-contract.draft')
  @Post()
  create(@By() person: Person, @Body() body: NewBasicContractDto): Answer {
    return this.draft.execute(person, body);
  }

  @Permit('contract.read')
  @Get()
  list(): Promise<BasicContractSummary[]> {
    return this.contracts.all();
  }

  @Permit('contract.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Answer {
    return this.contracts.one(id);
  }

  @Permit('basic-contract.draft')
  @Post(':id/counter-proposals')
  counter(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: BasicChangesDto,
  ): Answer {
    return this.change.counter(person, id, body);
  }

  @Permit('basic-contract.draft')
  @Post(':id/amendments')
  amend(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: BasicChangesDto,
  ): Answer {
    return this.change.amend(person, id, body);
  }

  @Permit('basic-contract.draft')
  @Post(':id/accessions')
  accede(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AccessionDto,
  ): Answer {
    return this.change.accede(person, id, body);
  }

  @Permit('basic-contract.draft')
  @Post(':id/termination-agreements')
  end(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TerminationAgreementDto,
  ): Answer {
    return this.change.end(person, id, body);
  }

  @Permit('basic-contract.sign')
  @Post(':id/signature')
  sign(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignTextDto,
  ): Answer {
    return this.answer.sign(person, id, body);
  }

  @Permit('basic-contract.sign')
  @Post(':id/refusal')
  refuse(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefuseTextDto,
  ): Answer {
    return this.answer.refuse(person, id, body);
  }

  @Permit('basic-contract.give-notice')
  @Post(':id/notices')
  giveNotice(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NoticeDto,
  ): Answer {
    return this.notice.execute(person, id, body);
  }
}
