import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import type { IndividualContractView } from '../application/contract-view.js';
import { DraftIndividualContract } from '../application/draft-individual-contract.use-case.js';
import { ReadContracts } from '../application/read-contracts.use-case.js';
import { SignIndividualContract } from '../application/sign-individual-contract.use-case.js';
import { SignDto } from './contract.dto.js';
import { IndividualContractsDto, NewIndividualContractDto } from './individual-contract.dto.js';
import { termsOf } from './payment-terms.dto.js';

@ApiTags('contract')
@Controller('api/individual-contracts')
export class IndividualContractController {
  constructor(
    private readonly draft: DraftIndividualContract,
    private readonly signing: SignIndividualContract,
    private readonly contracts: ReadContracts,
  ) {}

  @Permit('individual-contract.draft')
  @Post()
  create(
    @By() person: Person,
    @Body() body: NewIndividualContractDto,
  ): Promise<Outcome<IndividualContractView>> {
    return this.draft.execute(person, termsOf(body));
  }

  @Permit('contract.read')
  @Get()
  list(@Query() query: IndividualContractsDto): Promise<IndividualContractView[]> {
    return this.contracts.allIndividual(query.requestId);
  }

  @Permit('contract.read')
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<IndividualContractView>> {
    return this.contracts.individual(id);
  }

  @Permit('individual-contract.sign')
  @Post(':id/signature')
  sign(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { title }: SignDto,
  ): Promise<Outcome<IndividualContractView>> {
    return this.signing.execute(person, id, title);
  }
}
