import { RecordProvided } from '../../src/features/transfer/application/provide/record-provided.js';
import { WorkProvideRun } from '../../src/features/transfer/application/provide/work-provide-run.use-case.js';
import {
  type ProvideRun,
  type ProvideRunState,
  provideRunTransitions,
} from '../../src/features/transfer/domain/provide/provide-run.js';
import type { RunCommand } from '../../src/kernel/runs/machine-run.js';
import { YAMADA } from '../transfer/support/patients.js';
import type { Exchange } from '../transfer-office/support/exchange.js';
import { type GatewayRoom, PREPARER } from '../transfer-office/support/secure-room.js';
import type { ProcessMatrix } from './process-matrix.js';
import { AUTOMATIC, RunCases } from './run-cases.js';

class ProvideRunCases extends RunCases<ProvideRun> {
  constructor(
    private readonly exchange: Exchange,
    private readonly room: GatewayRoom,
  ) {
    const { app } = exchange.aoba;
    super({
      work: app.get(WorkProvideRun),
      recording: app.get(RecordProvided),
      cancel: ({ id }) => exchange.aoba.done(PREPARER, `provide-runs/${id}/cancellation`),
    });
  }

  override async waiting(): Promise<ProvideRun> {
    this.room.store([YAMADA]);
    const { path } = await this.exchange.plan();
    return this.exchange.aoba.done<ProvideRun>(PREPARER, `${path}/provide-runs`);
  }

  protected override async spoilt(): Promise<ProvideRun> {
    const run = await this.waiting();
    this.room.store([{ ...YAMADA, birth: '1980-02-30' }]);
    return run;
  }
}

export function provideRunMatrix(
  exchange: Exchange,
  room: GatewayRoom,
): ProcessMatrix<ProvideRunState, RunCommand, ProvideRun> {
  const cases = new ProvideRunCases(exchange, room);
  return {
    transitions: provideRunTransitions,
    reach: {
      waiting: () => cases.waiting(),
      providing: () => cases.atWork(),
      cancelling: () => cases.cancelling(),
      provided: () => cases.done(),
      failed: () => cases.failed(),
      cancelled: () => cases.cancelled(),
    },
    commands: {
      cancel: {
        permission: 'package.provide',
        call: (role, { id }) => exchange.aoba.post(role, `provide-runs/${id}/cancellation`),
      },
    },
    automatic: {
      begin: AUTOMATIC.begin,
      finish: '封緘の完了と記録',
      fail: '抽出・検査・封緘・記録のいずれかの拒否、または度重なる中断',
      stop: AUTOMATIC.stop,
    },
  };
}
