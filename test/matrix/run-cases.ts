import { jest } from '@jest/globals';
import type { MachineRun } from '../../src/kernel/runs/machine-run.js';

interface RunTools<Run> {
  /** The job behind the run. */
  readonly work: { execute(id: string): Promise<unknown> };
  /** Tells the gateway what stands. */
  readonly recording: { execute(...given: never[]): Promise<unknown> };
  readonly cancel: (run: Run) => Promise<Run>;
}

/** How a run by the gateway itself comes into each state that every kind has. */
export abstract class RunCases<Run extends MachineRun> {
  constructor(private readonly tools: RunTools<Run>) {}

  abstract waiting(): Promise<Run>;
  /** One whose source is then spoilt. */
  protected abstract spoilt(): Promise<Run>;

  async done(): Promise<Run> {
    return this.worked(await this.waiting());
  }

  /** Its process died before the gateway knew of what it made. */
  async atWork(): Promise<Run> {
    const run = await this.waiting();
    const died = jest
      .spyOn(this.tools.recording, 'execute')
      .mockRejectedValueOnce(new Error('died'));
    await this.tools.work.execute(run.id).catch(() => undefined);
    died.mockRestore();
    return run;
  }

  async failed(): Promise<Run> {
    return this.worked(await this.spoilt());
  }

  async cancelling(): Promise<Run> {
    return this.tools.cancel(await this.atWork());
  }

  async cancelled(): Promise<Run> {
    return this.tools.cancel(await this.waiting());
  }

  private async worked(run: Run): Promise<Run> {
    await this.tools.work.execute(run.id);
    return run;
  }
}

/** What is not given by hand in any kind. */
export const AUTOMATIC = {
  begin: 'ジョブの開始（プロセスの異常終了後の再開を含む）',
  stop: '中止の反映',
} as const;
