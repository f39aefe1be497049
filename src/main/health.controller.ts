import { Controller, Get } from '@nestjs/common';
import { Operators } from '../features/operator/index.js';
import { Permit, PUBLIC } from '../platform/http/permit.js';

@Controller('api/health')
export class HealthController {
  constructor(private readonly operators: Operators) {}

  /** Answers once the database is migrated and all modules have started. */
  @Permit(PUBLIC)
  @Get()
  health() {
    return { status: 'up', operator: this.operators.own().code };
  }
}
