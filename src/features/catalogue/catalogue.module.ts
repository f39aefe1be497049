import { Module } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { OperatorModule } from '../operator/operator.module.js';
import { AgreeDefinition } from './application/agree-definition.use-case.js';
import { DefinitionFiles } from './application/definition-files.use-case.js';
import { ExchangeDefinitions } from './application/exchange-definitions.use-case.js';
import { DefinitionFormats } from './application/ports/definition-formats.js';
import { PublicRuleSetting } from './application/ports/public-rule.js';
import { FileDefinitionFormats } from './engines/formats/file-definition-formats.js';
import { DefinitionFileController } from './http/definition-file.controller.js';
import { Definitions } from './application/definitions.js';
import { EditDrafts } from './application/edit-drafts.use-case.js';
import { DefinitionStore } from './application/ports/definition.store.js';
import { DraftStore } from './application/ports/draft.store.js';
import { PublicDefinitions } from './application/public-definitions.js';
import { ProposeDefinition } from './application/propose-definition.use-case.js';
import { ReadDefinitions } from './application/read-definitions.use-case.js';
import { ReceiveDefinition } from './application/receive-definition.use-case.js';
import { RefuseDefinition } from './application/refuse-definition.use-case.js';
import { VersionBook } from './application/version-book.js';
import { Votes } from './application/votes.js';
import { WithdrawDefinition } from './application/withdraw-definition.use-case.js';
import { DefinitionController } from './http/definition.controller.js';
import { DraftController } from './http/draft.controller.js';
import { DefinitionPeer } from './peer/definition.peer.js';
import { TypeOrmDraftStore } from './storage/typeorm-draft.store.js';
import { TypeOrmDefinitionStore } from './storage/typeorm-definition.store.js';

@Module({
  imports: [OperatorModule],
  controllers: [DefinitionFileController, DefinitionController, DraftController],
  providers: [
    AgreeDefinition,
    Definitions,
    DefinitionPeer,
    DefinitionFiles,
    EditDrafts,
    ExchangeDefinitions,
    { provide: DefinitionFormats, useClass: FileDefinitionFormats },
    {
      provide: PublicRuleSetting,
      useFactory: ({ settings }: Config) => settings.publicDefinition,
      inject: [Config],
    },
    ProposeDefinition,
    PublicDefinitions,
    ReadDefinitions,
    ReceiveDefinition,
    RefuseDefinition,
    VersionBook,
    Votes,
    WithdrawDefinition,
    { provide: DraftStore, useClass: TypeOrmDraftStore },
    { provide: DefinitionStore, useClass: TypeOrmDefinitionStore },
  ],
  exports: [Definitions, PublicDefinitions],
})
export class CatalogueModule {}
