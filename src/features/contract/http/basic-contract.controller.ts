import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { BasicContractView } from '../application/contract-view.js';
import { DraftBasicContract } from '../application/draft-basic-contract.use-case.js';
import { ReadContracts } from '../application/read-contracts.use-case.js';
import { SignBasicContract } from '../application/sign-basic-contract.use-case.js';
import { TerminateBasicContract } from '../application/terminate-basic-contract.use-case.js';
import { NewBasicContractDto, SignDto, TerminateDto } from './contract.dto.js';

@ApiTags('contract')
@Controller('api/basic-contracts')
export class BasicContractController {
  constructor(
    private readonly draft: DraftBasicContract,
    private readonly signing: SignBasicContract,
    private readonly termination: TerminateBasicContract,
    private readonly contracts: ReadContracts,
  ) {}

  @Permit('basic-contract.draft')
  @Post()
  create(
    @By() person: Person,
    @Body() body: NewBasicContractDto,
  ): Promise<Outcome<BasicContractView>> {
    return this.draft.execute(person, body);
  }

  @Permit('contract.read')
  @Get()
  list(): Promise<BasicContractView[]> {
    return this.contracts.allBasic();
  }

  @Permit('contract.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<BasicContractView>> {
    return this.contracts.basic(id);
  }

  @Permit('basic-contract.sign')
  @Post(':id/signature')
  sign(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { title }: SignDto,
  ): Promise<Outcome<BasicContractView>> {
    return this.signing.execute(person, id, title);
  }

  @Permit('basic-contract.sign')
  @Post(':id/termination')
  terminate(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: TerminateDto,
  ): Promise<Outcome<BasicContractView>> {
    return this.termination.execute(person, id, reason);
  }
}
