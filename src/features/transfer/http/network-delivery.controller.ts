import { Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { DispatchByNetwork } from '../application/delivery/dispatch-by-network.use-case.js';
import { StartUpload } from '../application/delivery/start-upload.use-case.js';
import type { PackageView } from '../application/office/package-view.js';

/** 提供方法が通信による個別契約. */
@ApiTags('transfer')
@Controller('api/packages/:id')
export class NetworkDeliveryController {
  constructor(
    private readonly dispatching: DispatchByNetwork,
    private readonly starting: StartUpload,
  ) {}

  /** 送信の再開: after it has stopped, or where the recipient lost what it had. */
  @Permit('custody.record')
  @Post('network-upload')
  start(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.starting.execute(person, id);
  }

  @Permit('custody.record')
  @Post('network-dispatch')
  dispatch(
    @By() person: Person,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Outcome<PackageView>> {
    return this.dispatching.execute(person, id);
  }
}
