import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { RecordDelivery } from '../application/record-delivery.use-case.js';
import type { DeliveryEntry } from '../domain/log-entry.js';
import { NewDeliveryDto } from './provision-log.dto.js';

@ApiTags('provision-log')
@Controller('api/cases/:id/deliveries')
export class DeliveryController {
  constructor(private readonly deliveries: RecordDelivery) {}

  @Permit('delivery.record')
  @Post()
  record(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewDeliveryDto,
  ): Promise<Outcome<DeliveryEntry>> {
    return this.deliveries.execute(person, id, body);
  }

  @Permit('delivery.read')
  @Get()
  list(@Param('id', ParseUUIDPipe) id: string): Promise<DeliveryEntry[]> {
    return this.deliveries.list(id);
  }
}
