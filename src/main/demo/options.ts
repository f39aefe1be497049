import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Stop the gateways after the summary instead of leaving them running. */
  readonly exit: boolean;
  /** File for the summary (docs/demo-summary.schema.json). */
  readonly json?: string;
  /** Persons of the invented population over all three operators. */
  readonly persons: number;
  readonly seed: number;
  /** A real SS-MIX2 standardised storage for あおば instead of the invented one. */
  readonly source?: string;
  /** Folder of everything the demo makes; emptied at the start. */
  readonly dir: string;
}

export const USAGE = `npm run demo -- [--exit] [--json FILE] [--persons N] [--seed N] [--source DIR] [--dir DIR]

  --exit         ゲートウェイを最後に停止する / stop the gateways afterwards
  --json FILE    結果をJSONで書き出す / write the summary as JSON
  --persons N    架空の人数（既定 2000）/ persons of the invented population (default 2000)
  --seed N       架空の人々を決める数（既定 1）/ seed of the population (default 1)
  --source DIR   あおばの実データ（SS-MIX2標準化ストレージ）/ a real SS-MIX2 storage for あおば
  --dir DIR      作業フォルダ（既定 .yuzu/demo、実行のたびに空にする）/ working folder, emptied each time
`;

/** @throws TypeError with a sentence when the command line is wrong. */
export function demoOptions(argv: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      exit: { type: 'boolean', default: false },
      json: { type: 'string' },
      persons: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      source: { type: 'string' },
      dir: { type: 'string', default: '.yuzu/demo' },
    },
  });
  const { json, source } = values;
  return {
    exit: values.exit,
    persons: wholeNumber('--persons', values.persons, 10, 10_000_000),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31),
    dir: resolve(values.dir),
    ...(json === undefined ? {} : { json: resolve(json) }),
    ...(source === undefined ? {} : { source: resolve(source) }),
  };
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new TypeError(
    `${option} は ${least} から ${most} までの整数で指定してください / ${option} takes a whole number from ${least} to ${most}, not "${text}"`,
  );
}
