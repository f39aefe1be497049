import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { OperatorModule } from '../operator/operator.module.js';
import { DefinitionTexts } from './application/definition-texts.js';
import { CoarseningRules } from './application/ports/coarsening-rules.js';
import { HeldItems } from './application/ports/held-items.js';
import { HoldingsStore } from './application/ports/holdings.store.js';
import { PublicCatalogue } from './application/public-catalogue.use-case.js';
import { PublishHoldings } from './application/publish-holdings.use-case.js';
import { ReadHoldings } from './application/read-holdings.use-case.js';
import { ReceiveHoldings } from './application/receive-holdings.use-case.js';
import { SearchDefinitions } from './application/search-definitions.use-case.js';
import { HoldingsController } from './http/holdings.controller.js';
import { SearchController } from './http/search.controller.js';
import { HoldingsPeer } from './peer/holdings.peer.js';
import { ConfiguredCoarseningRules } from './storage/configured-coarsening-rules.js';
import { PostgresHeldItems } from './storage/postgres-held-items.js';
import { TypeOrmHoldingsStore } from './storage/typeorm-holdings.store.js';

@Module({
  imports: [CatalogueModule, OperatorModule],
  controllers: [HoldingsController, SearchController],
  providers: [
    DefinitionTexts,
    HoldingsPeer,
    PublicCatalogue,
    PublishHoldings,
    ReadHoldings,
    ReceiveHoldings,
    SearchDefinitions,
    { provide: CoarseningRules, useClass: ConfiguredCoarseningRules },
    { provide: HoldingsStore, useClass: TypeOrmHoldingsStore },
    { provide: HeldItems, useClass: PostgresHeldItems },
  ],
})
export class HoldingsModule {}
