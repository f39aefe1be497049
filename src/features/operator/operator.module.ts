import { Global, Module } from '@nestjs/common';
import { PeerDirectory } from '../../protocol/index.js';
import { Operators } from './application/operators.js';
import { KeyReader } from './application/ports/key-reader.js';
import { OwnOperator } from './application/ports/own-operator.js';
import { PeerStore } from './application/ports/peer.store.js';
import { RegisterPeer } from './application/register-peer.use-case.js';
import { OperatorController } from './http/operator.controller.js';
import { OperatorPeerDirectory } from './peer/operator-peer-directory.js';
import { ConfiguredOperator } from './storage/configured-operator.js';
import { OpenPgpKeyReader } from './storage/openpgp-key-reader.js';
import { TypeOrmPeerStore } from './storage/typeorm-peer.store.js';

@Global()
@Module({
  controllers: [OperatorController],
  providers: [
    Operators,
    RegisterPeer,
    { provide: KeyReader, useClass: OpenPgpKeyReader },
    { provide: OwnOperator, useClass: ConfiguredOperator },
    { provide: PeerDirectory, useClass: OperatorPeerDirectory },
    { provide: PeerStore, useClass: TypeOrmPeerStore },
  ],
  exports: [Operators, PeerDirectory],
})
export class OperatorModule {}
