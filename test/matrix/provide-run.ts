import { jest } from '@jest/globals';
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

class RunCases {
  private readonly work: WorkProvideRun;
  constructor(
    private readonly exchange: Exchange,
    private readonly room: GatewayRoom,
  ) {
    this.work = exchange.aoba.app.get(WorkProvideRun);
  }

  async waiting(): Promise<ProvideRun> {
    this.room.store([YAMADA]);
    const { path } = await this.exchange.plan();
    return this.exchange.aoba.done<ProvideRun>(PREPARER, `${path}/provide-runs`);
  }

  async provided(): Promise<ProvideRun> {
    const run = await this.waiting();
    await this.work.execute(run.id);
    return run;
  }

  /** Its process died before the gateway knew of the package. */
  async providing(): Promise<ProvideRun> {
    const run = await this.waiting();
    const recording = this.exchange.aoba.app.get(RecordProvided);
    const died = jest.spyOn(recording, 'execute').mockRejectedValueOnce(new Error('died'));
    await this.work.execute(run.id).catch(() => undefined);
    died.mockRestore();
    return run;
  }

  async failed(): Promise<ProvideRun> {
    const run = await this.waiting();
    this.room.store([{ ...YAMADA, birth: '1980-02-30' }]);
    await this.work.execute(run.id);
    return run;
  }

  async cancelled(of: Promise<ProvideRun>): Promise<ProvideRun> {
    const run = await of;
    return this.exchange.aoba.done(PREPARER, `provide-runs/${run.id}/cancellation`);
  }
}

export function provideRunMatrix(
  exchange: Exchange,
  room: GatewayRoom,
): ProcessMatrix<ProvideRunState, RunCommand, ProvideRun> {
  const cases = new RunCases(exchange, room);
  return {
    transitions: provideRunTransitions,
    reach: {
      waiting: () => cases.waiting(),
      providing: () => cases.providing(),
      cancelling: () => cases.cancelled(cases.providing()),
      provided: () => cases.provided(),
      failed: () => cases.failed(),
      cancelled: () => cases.cancelled(cases.waiting()),
    },
    commands: {
      cancel: {
        permission: 'package.provide',
        call: (role, { id }) => exchange.aoba.post(role, `provide-runs/${id}/cancellation`),
      },
    },
    automatic: {
      begin: 'ジョブの開始（プロセスの異常終了後の再開を含む）',
      finish: '封緘の完了と記録',
      fail: '抽出・検査・封緘・記録のいずれかの拒否、または度重なる中断',
      stop: '中止の反映',
    },
  };
}
