import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LinkagePlan } from '../../application/ports/linkage-engine.js';
import type { Statements, Step } from '../sql/statements.js';
import { SparkFailure } from './spark-failure.js';

interface Reply {
  readonly id: number;
  readonly rows?: unknown[][];
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (rows: unknown[][]) => void;
  readonly reject: (failure: SparkFailure) => void;
}

/** One Spark application behind config/spark/driver.py. */
export class SparkSession implements Statements {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private ended = false;

  private constructor(
    private readonly driver: ChildProcessWithoutNullStreams,
    private readonly plan: Pick<LinkagePlan, 'signal' | 'progress'>,
  ) {}

  /** Throws SparkFailure when there is no Python with pyspark, no master or no executor. `log` takes what Spark says. */
  static async start(
    [python, script]: readonly [python: string, script: string],
    env: NodeJS.ProcessEnv,
    log: string,
    plan: Pick<LinkagePlan, 'signal' | 'progress'>,
  ): Promise<SparkSession> {
    // A group of its own: Ctrl+C reaches yuzu, and yuzu ends the driver.
    const driver = spawn(python, ['-u', script], { env, stdio: 'pipe', detached: true });
    const session = new SparkSession(driver, plan);
    session.listen(log);
    try {
      await session.reply(0);
    } catch (failure) {
      await session.close();
      throw failure;
    }
    return session;
  }

  async run(steps: readonly Step[]): Promise<void> {
    for (const { name, sql } of steps) await this.rows(name, sql);
  }

  async rows(name: string, sql: string): Promise<unknown[][]> {
    this.plan.signal?.throwIfAborted();
    this.plan.progress?.(name);
    try {
      return await this.ask(sql);
    } catch (failure) {
      this.plan.signal?.throwIfAborted();
      throw failure instanceof SparkFailure ? failure.during(name) : failure;
    }
  }

  async map(name: string, sql: string): Promise<Map<number, number>> {
    const rows = await this.rows(name, sql);
    return new Map(rows.map(([key, value]) => [Number(key), Number(value)]));
  }

  /** Ends the application, and returns once no process of it writes any more. */
  async close(): Promise<void> {
    if (this.ended) return;
    const ended = once(this.driver, 'close');
    if (this.plan.signal?.aborted) this.driver.kill('SIGKILL');
    else this.driver.stdin.end(`${JSON.stringify({ stop: true })}\n`);
    await ended;
  }

  private listen(log: string): void {
    const { driver } = this;
    driver.stderr.pipe(createWriteStream(log, { mode: 0o600 }));
    createInterface(driver.stdout).on('line', (line) => {
      this.settle(JSON.parse(line) as Reply);
    });
    // A driver that died takes no more statements; 'close' tells.
    driver.stdin.on('error', () => undefined);
    driver.on('error', () => {
      this.fail('no-python');
    });
    driver.on('exit', () => {
      this.fail('ended');
    });
    // The Java process holds the driver's standard error open: only then nobody is left.
    driver.on('close', () => {
      this.ended = true;
    });
    this.plan.signal?.addEventListener('abort', () => driver.kill('SIGKILL'));
  }

  private ask(sql: string): Promise<unknown[][]> {
    const id = (this.asked += 1);
    const answer = this.reply(id);
    this.driver.stdin.write(`${JSON.stringify({ id, sql })}\n`);
    return answer;
  }

  private reply(id: number): Promise<unknown[][]> {
    if (this.driver.exitCode !== null || this.driver.signalCode !== null)
      return Promise.reject(new SparkFailure('ended'));
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private settle({ id, rows = [], error }: Reply): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) waiting?.resolve(rows);
    else waiting?.reject(new SparkFailure(error));
  }

  private fail(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new SparkFailure(reason));
    this.waiting.clear();
  }
}
