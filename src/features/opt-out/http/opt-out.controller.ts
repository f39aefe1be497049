import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import {
  ExportOptOutList,
  type ExportedList,
} from '../application/export-opt-out-list.use-case.js';
import {
  RegisterStopRequest,
  type StopRequestView,
} from '../application/register-stop-request.use-case.js';
import { StopRequestDto } from './opt-out.dto.js';

@ApiTags('opt-out')
@Controller('api/opt-outs')
export class OptOutController {
  constructor(
    private readonly registerStopRequest: RegisterStopRequest,
    private readonly exportList: ExportOptOutList,
  ) {}

  @Permit('opt-out.register')
  @Post()
  register(@By() person: Person, @Body() body: StopRequestDto): Promise<Outcome<StopRequestView>> {
    const { receivedOn, via, ...entry } = body;
    return this.registerStopRequest.execute(person, { entry, receivedOn, via });
  }

  @Permit('opt-out.read')
  @Get('version')
  version(): Promise<{ version: number }> {
    return this.exportList.version();
  }

  @Permit('opt-out.export')
  @Post('export')
  export(@By() person: Person): Promise<Outcome<ExportedList>> {
    return this.exportList.execute(person);
  }
}
