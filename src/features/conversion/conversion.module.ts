import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ApproveConversion } from './application/approve-conversion.use-case.js';
import { DraftConversion } from './application/draft-conversion.use-case.js';
import { ConversionStore } from './application/ports/conversion.store.js';
import { CsvText } from './application/ports/csv-text.js';
import { RuleSetReader } from './application/ports/rule-set-reader.js';
import { ReadConversions } from './application/read-conversions.use-case.js';
import { ReportCoverage } from './application/report-coverage.use-case.js';
import { TestConversion } from './application/test-conversion.use-case.js';
import { Rfc4180CsvText } from './engines/rfc4180-csv-text.js';
import { YamlRuleSetReader } from './engines/yaml-rule-set-reader.js';
import { ConversionController } from './http/conversion.controller.js';
import { TypeOrmConversionStore } from './storage/typeorm-conversion.store.js';

@Module({
  imports: [CatalogueModule],
  controllers: [ConversionController],
  providers: [
    ApproveConversion,
    DraftConversion,
    ReadConversions,
    ReportCoverage,
    TestConversion,
    { provide: ConversionStore, useClass: TypeOrmConversionStore },
    { provide: CsvText, useClass: Rfc4180CsvText },
    { provide: RuleSetReader, useClass: YamlRuleSetReader },
  ],
})
export class ConversionModule {}
