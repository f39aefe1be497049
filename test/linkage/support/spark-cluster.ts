import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../src/platform/network/free-port.js';

const python = process.env.PYSPARK_DRIVER_PYTHON ?? 'python3';
const found = spawnSync(
  python,
  ['-c', 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'],
  { encoding: 'utf8' },
);
const home = found.stdout.trim();

/** Whether Spark and a Java for it are there; see `requiresPart`. */
export const sparkGiven =
  found.status === 0 && spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0;

/** Ends the command when its own standard input does: also when the test run is killed. */
const TIED = '"$@" </dev/null & child=$!; read -r _; kill $child; wait $child';

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => {
      resolve(false);
    });
  });

/** Memory of an executor that is given little data, in mebibytes. */
const LITTLE = 768;

/** Compiled quickly rather than well, in few partitions. */
const FOR_LITTLE_DATA = `
  spark.executor.extraJavaOptions -XX:-DontCompileHugeMethods -XX:TieredStopAtLevel=1
  spark.sql.shuffle.partitions 4`;

/**
 * Properties of cluster and application: who does not know the secret is turned away, and what travels is
 * encrypted.
 */
const properties = (executorMegabytes: number): string => `
  spark.authenticate true
  spark.authenticate.secret ${randomUUID()}
  spark.network.crypto.enabled true
  spark.executor.memory ${executorMegabytes}m
  ${executorMegabytes > LITTLE ? '' : FOR_LITTLE_DATA}
`;

/** Stand-alone Spark on this machine: a master and two workers, each a process of its own. */
export class LocalCluster {
  private readonly processes: ChildProcess[] = [];

  private constructor(
    readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(folder: string, executorMegabytes = LITTLE): Promise<LocalCluster> {
    const cluster = new LocalCluster(folder, await freePort());
    await mkdir(cluster.local, { recursive: true });
    await writeFile(cluster.properties, properties(executorMegabytes), { mode: 0o600 });
    const { master, port } = cluster;
    cluster.launch('master.Master', ['--host', '127.0.0.1', '--port', `${port}`]);
    while (!(await answers(port))) await pause(200);
    for (const worker of ['one', 'two']) {
      const place = ['--host', '127.0.0.1', '--work-dir', join(folder, worker)];
      cluster.launch('worker.Worker', [
        ...place,
        '--cores',
        '1',
        '--memory',
        `${executorMegabytes + 256}m`,
        master,
      ]);
    }
    return cluster;
  }

  get master(): string {
    return `spark://127.0.0.1:${this.port}`;
  }

  get properties(): string {
    return join(this.folder, 'spark.properties');
  }

  /** Where executors keep what does not fit into memory. */
  get local(): string {
    return join(this.folder, 'local');
  }

  async stop(): Promise<void> {
    for (const process of this.processes.reverse()) {
      const ended = process.exitCode === null ? once(process, 'exit') : Promise.resolve();
      process.stdin?.end();
      await ended;
    }
  }

  private launch(main: string, options: readonly string[]): void {
    const command = [join(home, 'bin', 'spark-class'), `org.apache.spark.deploy.${main}`];
    const common = ['--webui-port', '0', '--properties-file', this.properties];
    const all = ['-c', TIED, 'sh', ...command, ...options, ...common];
    const env = {
      ...process.env,
      SPARK_LOCAL_IP: '127.0.0.1',
      SPARK_LOCAL_DIRS: this.local,
      SPARK_DAEMON_MEMORY: '256m',
      SPARK_DAEMON_JAVA_OPTS: '-XX:TieredStopAtLevel=1',
    };
    const stdio = ['pipe', 'ignore', 'ignore'] as const;
    this.processes.push(spawn('sh', all, { env, stdio: [...stdio] }));
  }
}
