import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import {
  ReconcilePackage,
  type ReconciliationView,
} from '../application/reconcile-package.use-case.js';

@ApiTags('provision-log')
@Controller('api')
export class ReconciliationController {
  constructor(private readonly reconcile: ReconcilePackage) {}

  @Permit('reconciliation.start')
  @Post('packages/:id/reconciliation')
  start(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<ReconciliationView>> {
    return this.reconcile.execute(person, id);
  }

  @Permit('reconciliation.read')
  @Get('reconciliations')
  list(): Promise<ReconciliationView[]> {
    return this.reconcile.list();
  }
}
