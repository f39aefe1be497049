import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import {
  type CertificationView,
  ReadCertification,
} from '../application/read-certification.use-case.js';
import { RecordCertification } from '../application/record-certification.use-case.js';
import type { CertificationEvent } from '../domain/certification.js';
import {
  CertificationDayDto,
  OwnCertificationChangeDto,
  PeerCertificationChangeDto,
} from './certification.dto.js';

@ApiTags('operator')
@Controller('api')
export class CertificationController {
  constructor(
    private readonly certification: ReadCertification,
    private readonly record: RecordCertification,
  ) {}

  /** Of this operator or a peer: how both kinds stand, and the whole history with its sources. */
  @Permit('operator.read')
  @Get('operators/:code/certification')
  read(
    @Param('code') code: string,
    @Query() { on }: CertificationDayDto,
  ): Promise<Outcome<CertificationView>> {
    return this.certification.execute(code, on);
  }

  /** What happened to this operator's own certification; every confirmed peer is told at once. */
  @Permit('certification.record')
  @Post('operator/certification-events')
  recordOwn(
    @By() person: Person,
    @Body() body: OwnCertificationChangeDto,
  ): Promise<Outcome<CertificationEvent>> {
    return this.record.own(person, body);
  }

  /** What a public notice says of a peer's certification. */
  @Permit('certification.record')
  @Post('peers/:code/certification-events')
  recordOfPeer(
    @By() person: Person,
    @Param('code') code: string,
    @Body() body: PeerCertificationChangeDto,
  ): Promise<Outcome<CertificationEvent>> {
    return this.record.peer(person, code, body);
  }
}
