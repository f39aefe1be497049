import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { AllocateFee } from '../application/allocate-fee.use-case.js';
import type { FeeAllocation } from '../domain/fee-allocation.js';
import { FeeAllocationsDto, NewFeeAllocationDto } from './fee-allocation.dto.js';

/** 料金配分: known to this operator only. */
@ApiTags('contract')
@Controller('api/fee-allocations')
export class FeeAllocationController {
  constructor(private readonly allocations: AllocateFee) {}

  @Permit('individual-contract.draft')
  @Post()
  create(@By() person: Person, @Body() body: NewFeeAllocationDto): Promise<Outcome<FeeAllocation>> {
    return this.allocations.execute(person, body);
  }

  @Permit('invoice.read')
  @Get()
  list(@Query() { caseNumber }: FeeAllocationsDto): Promise<FeeAllocation[]> {
    return this.allocations.list(caseNumber);
  }
}
