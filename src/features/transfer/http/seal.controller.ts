import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ManageSeals } from '../application/media/manage-seals.use-case.js';
import type { Seal } from '../domain/media/seal.js';
import { NewSealsDto, ReasonDto } from './medium.dto.js';

/** 封印の台帳. */
@ApiTags('transfer')
@Controller('api/seals')
export class SealController {
  constructor(private readonly seals: ManageSeals) {}

  @Permit('medium.read')
  @Get()
  list(): Promise<Seal[]> {
    return this.seals.all();
  }

  @Permit('seal.register')
  @Post()
  register(
    @By() person: Person,
    @Body() { numbers }: NewSealsDto,
  ): Promise<Outcome<readonly Seal[]>> {
    return this.seals.register(person, numbers);
  }

  @Permit('seal.register')
  @Post(':number/void')
  void(
    @By() person: Person,
    @Param('number') number: string,
    @Body() { reason }: ReasonDto,
  ): Promise<Outcome<Seal>> {
    return this.seals.void(person, number, reason);
  }
}
