import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProvideRun } from '../../../src/features/transfer/domain/provide/provide-run.js';
import type { PackageManifest } from '../../../src/features/transfer/index.js';
import type { Answer } from '../../support/office.js';
import type { Exchange } from './exchange.js';
import type { Handover } from './handover.js';
import { type GatewayRoom, PREPARER } from './secure-room.js';

/** Runs of AOBA's gateway for one planned package, as its people start, watch and cancel them. */
export class ProvideRuns {
  private constructor(
    private readonly exchange: Exchange,
    private readonly room: GatewayRoom,
    readonly handover: Handover,
  ) {}

  static async plan(exchange: Exchange, room: GatewayRoom): Promise<ProvideRuns> {
    return new ProvideRuns(exchange, room, await exchange.plan());
  }

  get name(): string {
    return this.handover.planned.name;
  }

  start(): Promise<ProvideRun> {
    return this.exchange.aoba.done<ProvideRun>(PREPARER, `${this.handover.path}/provide-runs`);
  }

  tryStart(token: string = PREPARER): Promise<Answer> {
    return this.exchange.aoba.post(token, `${this.handover.path}/provide-runs`);
  }

  cancel({ id }: ProvideRun): Promise<ProvideRun> {
    return this.exchange.aoba.done<ProvideRun>(PREPARER, `provide-runs/${id}/cancellation`);
  }

  async now({ id }: ProvideRun): Promise<ProvideRun> {
    return (await this.exchange.aoba.get('auditor', `provide-runs/${id}`)).body as ProvideRun;
  }

  /** Asks again and again until the run is as wanted. */
  async when(run: ProvideRun, wanted: (now: ProvideRun) => boolean): Promise<ProvideRun> {
    for (;;) {
      const now = await this.now(run);
      if (wanted(now)) return now;
      await sleep(20);
    }
  }

  /** Waits until the engine is at work, which begins with a folder of its own. */
  async begun(): Promise<void> {
    while (this.left().length === 0) await sleep(5);
  }

  async packageState(): Promise<string> {
    return (await this.handover.at(this.exchange.aoba)).state;
  }

  /** Names of what lies where the package appears. */
  left(): string[] {
    return this.room.left(this.name);
  }

  manifestOf(run: ProvideRun): PackageManifest {
    const file = join(
      this.room.folderOf(this.name, run),
      ...['medium', `${this.name}.manifest.json`],
    );
    return JSON.parse(readFileSync(file, 'utf8')) as PackageManifest;
  }
}
