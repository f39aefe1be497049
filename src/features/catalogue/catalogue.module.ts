import { Module } from '@nestjs/common';
import { OperatorModule } from '../operator/operator.module.js';
import { AgreeDefinition } from './application/agree-definition.use-case.js';
import { Definitions } from './application/definitions.js';
import { DefinitionStore } from './application/ports/definition.store.js';
import { ProposeDefinition } from './application/propose-definition.use-case.js';
import { ReadDefinitions } from './application/read-definitions.use-case.js';
import { ReceiveDefinition } from './application/receive-definition.use-case.js';
import { VersionBook } from './application/version-book.js';
import { DefinitionController } from './http/definition.controller.js';
import { DefinitionPeer } from './peer/definition.peer.js';
import { TypeOrmDefinitionStore } from './storage/typeorm-definition.store.js';

@Module({
  imports: [OperatorModule],
  controllers: [DefinitionController],
  providers: [
    AgreeDefinition,
    Definitions,
    DefinitionPeer,
    ProposeDefinition,
    ReadDefinitions,
    ReceiveDefinition,
    VersionBook,
    { provide: DefinitionStore, useClass: TypeOrmDefinitionStore },
  ],
  exports: [Definitions],
})
export class CatalogueModule {}
