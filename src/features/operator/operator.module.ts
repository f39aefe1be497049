import { Global, Module } from '@nestjs/common';
import { PeerDirectory } from '../../protocol/index.js';
import { Operators } from './application/operators.js';
import { CertificationLog } from './application/certification-log.js';
import { Certifications } from './application/certifications.js';
import { OwnCertificationNews } from './application/own-certification-news.js';
import { CertificationEventStore } from './application/ports/certification-event.store.js';
import { ReadCertification } from './application/read-certification.use-case.js';
import { ReceiveCertification } from './application/receive-certification.use-case.js';
import { RecordCertification } from './application/record-certification.use-case.js';
import { KeyReader } from './application/ports/key-reader.js';
import { OwnOperator } from './application/ports/own-operator.js';
import { PeerStore } from './application/ports/peer.store.js';
import { RegisterPeer } from './application/register-peer.use-case.js';
import { CertificationController } from './http/certification.controller.js';
import { OperatorController } from './http/operator.controller.js';
import { OperatorPeerDirectory } from './peer/operator-peer-directory.js';
import { OperatorMessages } from './peer/operator-messages.js';
import { ConfiguredOperator } from './storage/configured-operator.js';
import { OpenPgpKeyReader } from './storage/openpgp-key-reader.js';
import { TypeOrmCertificationEventStore } from './storage/typeorm-certification-event.store.js';
import { TypeOrmPeerStore } from './storage/typeorm-peer.store.js';

@Global()
@Module({
  controllers: [OperatorController, CertificationController],
  providers: [
    Operators,
    RegisterPeer,
    Certifications,
    CertificationLog,
    OwnCertificationNews,
    RecordCertification,
    ReceiveCertification,
    ReadCertification,
    OperatorMessages,
    { provide: CertificationEventStore, useClass: TypeOrmCertificationEventStore },
    { provide: KeyReader, useClass: OpenPgpKeyReader },
    { provide: OwnOperator, useClass: ConfiguredOperator },
    { provide: PeerDirectory, useClass: OperatorPeerDirectory },
    { provide: PeerStore, useClass: TypeOrmPeerStore },
  ],
  exports: [Operators, PeerDirectory],
})
export class OperatorModule {}
