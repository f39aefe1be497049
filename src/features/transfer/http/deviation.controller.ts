import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ManageDeviations } from '../application/media/manage-deviations.use-case.js';
import { type PackageCustody, ReadCustody } from '../application/media/read-custody.use-case.js';
import type { Deviation } from '../domain/media/deviation.js';
import { NewDeviationDto, ReasonDto } from './medium.dto.js';

/** What went other than it should on a package's way, and the custody that tells. */
@ApiTags('transfer')
@Controller('api')
export class DeviationController {
  constructor(
    private readonly deviations: ManageDeviations,
    private readonly custody: ReadCustody,
  ) {}

  @Permit('package.read')
  @Get('packages/:id/custody')
  ofPackage(@Param('id', ParseUUIDPipe) id: string): Promise<Outcome<PackageCustody>> {
    return this.custody.ofPackage(id);
  }

  @Permit('deviation.read')
  @Get('deviations')
  list(): Promise<Deviation[]> {
    return this.deviations.all();
  }

  @Permit('deviation.open')
  @Post('deviations')
  open(
    @By() person: Person,
    @Body() { packageId, kind }: NewDeviationDto,
  ): Promise<Outcome<Deviation>> {
    return this.deviations.open(person, packageId, kind);
  }

  @Permit('deviation.open')
  @Post('deviations/:id/closing-request')
  requestClosing(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonDto,
  ): Promise<Outcome<Deviation>> {
    return this.deviations.requestClosing(person, id, reason);
  }

  @Permit('deviation.close')
  @Post('deviations/:id/closing')
  close(@By() person: Person, @Param('id', ParseUUIDPipe) id: string): Promise<Outcome<Deviation>> {
    return this.deviations.confirmClosing(person, id);
  }

  @Permit('deviation.close')
  @Post('deviations/:id/closing-refusal')
  refuseClosing(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<Deviation>> {
    return this.deviations.refuseClosing(person, id);
  }
}
