import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineSettings, SparkCluster } from '../../application/ports/linkage-engine.js';

/** Spark's tables, below the working directory. */
export const WAREHOUSE = 'warehouse';

const properties = (
  directory: string,
  { master }: SparkCluster,
  { memoryMegabytes }: EngineSettings,
): Record<string, string> => ({
  'spark.master': master,
  'spark.app.name': 'yuzu-linkage',
  'spark.driver.memory': `${memoryMegabytes}m`,
  // The driver only plans: compiling it thoroughly costs more than it saves.
  'spark.driver.extraJavaOptions': `-XX:-UsePerfData -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=${join(directory, 'tmp')}`,
  // Java interprets methods of more than 8,000 bytes for ever; comparing a pair is one such method.
  'spark.executor.extraJavaOptions': '-XX:-DontCompileHugeMethods',
  // Each is a stream encrypted by itself; Spark's 200 are for larger clusters (`--spark-properties`).
  'spark.sql.shuffle.partitions': '32',
  'spark.local.dir': join(directory, 'local'),
  'spark.sql.warehouse.dir': `file:${join(directory, WAREHOUSE)}`,
  'spark.sql.catalogImplementation': 'in-memory',
  // What executors spill on their own disks cannot be read once the run is over, even where it could not be erased.
  'spark.io.encryption.enabled': 'true',
  'spark.ui.enabled': 'false',
  'spark.ui.showConsoleProgress': 'false',
  'spark.eventLog.enabled': 'false',
});

const LOGGING = `rootLogger.level = warn
rootLogger.appenderRef.file.ref = log
appender.log.type = Console
appender.log.name = log
appender.log.target = SYSTEM_ERR
appender.log.layout.type = PatternLayout
appender.log.layout.pattern = %d{HH:mm:ss} %p %c{1}: %m%n%ex
`;

/**
 * Spark's settings as files of the working directory: nothing stands among a process's arguments. The operator's
 * own properties (`SparkCluster.properties`) come last and win.
 */
export async function configureSpark(
  directory: string,
  cluster: SparkCluster,
  settings: EngineSettings,
): Promise<NodeJS.ProcessEnv> {
  const [conf, temporary] = [join(directory, 'conf'), join(directory, 'tmp')];
  for (const folder of [conf, temporary]) await mkdir(folder, { mode: 0o700 });
  const own = Object.entries(properties(directory, cluster, settings)).map(
    ([name, value]) => `${name} ${value}\n`,
  );
  const given = cluster.properties === undefined ? '' : await readFile(cluster.properties, 'utf8');
  const text = `${own.join('')}${given}\n`;
  await writeFile(join(conf, 'spark-defaults.conf'), text, { mode: 0o600 });
  await writeFile(join(conf, 'log4j2.properties'), LOGGING, { mode: 0o600 });
  return {
    ...process.env,
    SPARK_CONF_DIR: conf,
    SPARK_LAUNCHER_OPTS: '-XX:-UsePerfData',
    TMPDIR: temporary,
  };
}
