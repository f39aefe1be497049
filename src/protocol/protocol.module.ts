import { Global, Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { ok } from '../kernel/outcome.js';
import { Outbox } from '../kernel/ports/outbox.js';
import { JobHandlers } from '../platform/jobs/job-handlers.js';
import { ChannelOutbox, RELAY_JOB } from './application/channel-outbox.js';
import { ConfiguredCode } from './application/configured-code.js';
import { EnvelopeReceiver } from './application/envelope-receiver.js';
import { ExportBundle } from './application/export-bundle.use-case.js';
import { GiveEnvelopes } from './application/give-envelopes.use-case.js';
import { ImportBundle } from './application/import-bundle.use-case.js';
import { NoteRefusal } from './application/note-refusal.js';
import { PeerMessages } from './application/peer-messages.js';
import { IncomingChannels } from './application/ports/incoming-channels.js';
import { OutgoingChannels } from './application/ports/outgoing-channels.js';
import { OwnCode } from './application/ports/own-code.js';
import { PeerTransport } from './application/ports/peer-transport.js';
import { Quarantine } from './application/ports/quarantine.js';
import { Savepoints } from './application/ports/savepoints.js';
import { ReadChannels } from './application/read-channels.use-case.js';
import { ReceiveEnvelopes } from './application/receive-envelopes.use-case.js';
import { Relay } from './application/relay.js';
import { RelayTimer } from './application/relay-timer.js';
import { ChannelController } from './http/channel.controller.js';
import { HttpsPeerTransport } from './http/https-peer-transport.js';
import { PeerEntrance } from './http/peer-entrance.js';
import { PeerLine } from './http/peer-line.js';
import { PeerRoutes } from './http/peer-routes.js';
import { PeerServer } from './http/peer-server.js';
import { WireSchemas } from './schema/wire-schemas.js';
import { TypeOrmIncomingChannels } from './storage/typeorm-incoming-channels.js';
import { TypeOrmOutgoingChannels } from './storage/typeorm-outgoing-channels.js';
import { TypeOrmQuarantine } from './storage/typeorm-quarantine.js';
import { TypeOrmSavepoints } from './storage/typeorm-savepoints.js';

/** Needs PeerDirectory (operator feature) and Jobs from global modules. */
@Global()
@Module({
  controllers: [ChannelController],
  providers: [
    { provide: WireSchemas, useFactory: () => WireSchemas.load() },
    { provide: OwnCode, useClass: ConfiguredCode },
    { provide: OutgoingChannels, useClass: TypeOrmOutgoingChannels },
    { provide: IncomingChannels, useClass: TypeOrmIncomingChannels },
    { provide: Quarantine, useClass: TypeOrmQuarantine },
    { provide: Savepoints, useClass: TypeOrmSavepoints },
    { provide: PeerTransport, useClass: HttpsPeerTransport },
    { provide: Outbox, useClass: ChannelOutbox },
    PeerMessages,
    EnvelopeReceiver,
    ReceiveEnvelopes,
    GiveEnvelopes,
    ExportBundle,
    ImportBundle,
    NoteRefusal,
    ReadChannels,
    Relay,
    RelayTimer,
    PeerEntrance,
    PeerLine,
    PeerRoutes,
    PeerServer,
  ],
  exports: [Outbox, PeerLine, PeerMessages, PeerRoutes, Relay, RelayTimer, PeerServer],
})
export class ProtocolModule implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly messages: PeerMessages,
    private readonly noteRefusal: NoteRefusal,
    private readonly jobs: JobHandlers,
    private readonly relay: Relay,
  ) {}

  onModuleInit(): void {
    this.messages.on('protocol.refused', (tx, message) => this.noteRefusal.execute(tx, message));
    this.jobs.on(RELAY_JOB, async ({ peer }) => {
      await this.relay.exchange(String(peer));
      return ok();
    });
  }

  onApplicationBootstrap(): void {
    this.messages.assertComplete();
  }
}
