import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '../../../kernel/actor.js';
import type { Outcome } from '../../../kernel/outcome.js';
import { Keyring } from '../../../kernel/ports/keyring.js';
import { By } from '../../../platform/http/by.js';
import { Permit } from '../../../platform/http/permit.js';
import { PeerCertificate } from '../../../platform/tls/peer-certificate.js';
import { Operators } from '../application/operators.js';
import { type PeerView, RegisterPeer } from '../application/register-peer.use-case.js';
import { ConfirmPeerDto, NewPeerDto, transportOf } from './operator.dto.js';

@ApiTags('operator')
@Controller('api')
export class OperatorController {
  constructor(
    private readonly operators: Operators,
    private readonly registerPeer: RegisterPeer,
    private readonly keyring: Keyring,
    private readonly certificate: PeerCertificate,
  ) {}

  /** What this operator gives to its peers, on paper and as a file. */
  @Permit('operator.read')
  @Get('operator')
  own() {
    return {
      ...this.operators.own(),
      publicKey: this.keyring.publicKey(),
      fingerprint: this.keyring.fingerprint(),
      tlsCertificate: this.certificate.pem,
    };
  }

  @Permit('operator.read')
  @Get('peers')
  peers(): Promise<PeerView[]> {
    return this.registerPeer.list();
  }

  @Permit('operator.register')
  @Post('peers')
  register(@By() person: Person, @Body() body: NewPeerDto): Promise<Outcome<PeerView>> {
    const { transport, ...facts } = body;
    return this.registerPeer.execute(person, { ...facts, transport: transportOf(transport) });
  }

  @Permit('operator.confirm')
  @Post('peers/:code/confirmation')
  confirm(
    @By() person: Person,
    @Param('code') code: string,
    @Body() body: ConfirmPeerDto,
  ): Promise<Outcome<PeerView>> {
    return this.registerPeer.confirm(person, code, body.fingerprint);
  }
}
