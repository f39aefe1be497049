import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { Config } from '../../../platform/config/config.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { ConfirmNotice } from '../application/confirm-notice.use-case.js';
import {
  ExportNoticeList,
  type ExportedNoticeList,
} from '../application/export-notice-list.use-case.js';
import { ReadNotices } from '../application/read-notices.use-case.js';
import { RegisterNotice } from '../application/register-notice.use-case.js';
import { WithdrawNotice } from '../application/withdraw-notice.use-case.js';
import type { Notice } from '../domain/notice.js';
import { NoticeDto } from './notice.dto.js';

@ApiTags('notice')
@Controller('api/notices')
export class NoticeController {
  constructor(
    private readonly registering: RegisterNotice,
    private readonly confirming: ConfirmNotice,
    private readonly withdrawing: WithdrawNotice,
    private readonly exporting: ExportNoticeList,
    private readonly notices: ReadNotices,
    private readonly config: Config,
  ) {}

  @Permit('notice.register')
  @Post()
  register(@By() person: Person, @Body() body: NoticeDto): Promise<Outcome<Notice>> {
    const { institutionCode, notifiedOn, countedFrom, stoppedOn, evidence } = body;
    const { waitingDays = this.config.settings.notice.waitingDays } = body;
    const given = { institutionCode, notifiedOn, countedFrom, waitingDays, stoppedOn, evidence };
    return this.registering.execute(person, given);
  }

  @Permit('notice.read')
  @Get()
  list(): Promise<Notice[]> {
    return this.notices.all();
  }

  @Permit('notice.read')
  @Get('version')
  version(): Promise<{ version: number }> {
    return this.notices.version();
  }

  @Permit('notice.export')
  @Post('export')
  export(@By() person: Person): Promise<Outcome<ExportedNoticeList>> {
    return this.exporting.execute(person);
  }

  @Permit('notice.confirm')
  @Post(':id/confirmation')
  confirm(@By() person: Person, @Param('id', ParseUUIDPipe) id: string): Promise<Outcome<Notice>> {
    return this.confirming.execute(person, id);
  }

  @Permit('notice.withdraw')
  @Post(':id/withdrawal')
  withdraw(@By() person: Person, @Param('id', ParseUUIDPipe) id: string): Promise<Outcome<Notice>> {
    return this.withdrawing.execute(person, id);
  }
}
