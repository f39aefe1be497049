import { Option, type Command } from 'commander';
import { ok, refuse, type Outcome } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { SparkCluster } from '../application/ports/linkage-engine.js';
import { sparkErrors } from '../domain/spark-errors.js';

const ENGINES = ['duckdb', 'spark'] as const;

export interface SparkOptions {
  readonly engine: (typeof ENGINES)[number];
  readonly sparkMaster?: string;
  readonly sparkProperties?: string;
}

/** Where pairs are compared. */
export function sparkOptions(command: Command, context: CliContext): Command {
  const text = context.text.bind(context);
  const engine = text(
    '照合に使うエンジン。1台で処理しきれない件数では spark を使う',
    'what compares; spark for more than one machine can take',
  );
  return command
    .addOption(new Option('--engine <name>', engine).choices(ENGINES).default('duckdb'))
    .option(
      '--spark-master <url>',
      text('Sparkのマスター（例: spark://host:7077）', 'Spark’s master, e.g. spark://host:7077'),
    )
    .option(
      '--spark-properties <file>',
      text(
        'Sparkのプロパティファイル（メモリー、認証など）',
        'Spark properties file (memory, authentication …)',
      ),
    );
}

/** The cluster the options name, if Spark is asked for. */
export function sparkOf(options: SparkOptions): Outcome<SparkCluster | undefined> {
  const { engine, sparkMaster: master, sparkProperties: properties } = options;
  if (engine === 'spark' && master !== undefined) return ok({ master, properties });
  return engine === 'spark' || master !== undefined || properties !== undefined
    ? refuse(sparkErrors.LINK_SPARK_OPTIONS_MISMATCH)
    : ok(undefined);
}
