import { Module } from '@nestjs/common';
import { ExportOptOutList } from './application/export-opt-out-list.use-case.js';
import { OptOuts } from './application/opt-outs.js';
import { OptOutStore } from './application/ports/opt-out.store.js';
import { RegisterStopRequest } from './application/register-stop-request.use-case.js';
import { OptOutController } from './http/opt-out.controller.js';
import { TypeOrmOptOutStore } from './storage/typeorm-opt-out.store.js';

@Module({
  controllers: [OptOutController],
  providers: [
    ExportOptOutList,
    OptOuts,
    RegisterStopRequest,
    { provide: OptOutStore, useClass: TypeOrmOptOutStore },
  ],
  exports: [ExportOptOutList, OptOuts],
})
export class OptOutModule {}
