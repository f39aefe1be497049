import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { suite as catalogue } from './catalogue.bench.js';
import { suite as check } from './check.bench.js';
import { suite as febrl } from './linkage-febrl.bench.js';
import { suite as linkageGrowth } from './linkage-growth.bench.js';
import { suite as linkage } from './linkage.bench.js';
import { suite as normalise } from './normalise.bench.js';
import { suite as postgres } from './postgres.bench.js';
import { suite as readers } from './readers.bench.js';
import { suite as ssMix2 } from './ss-mix2.bench.js';
import type { BenchResult, BenchSuite } from './suite.js';
import { suite as transfer } from './transfer.bench.js';

const SUITES: readonly BenchSuite[] = [
  catalogue,
  check,
  febrl,
  linkage,
  linkageGrowth,
  normalise,
  postgres,
  readers,
  ssMix2,
  transfer,
];

const HELP = `npm run bench -- SUITE [options] [--json FILE]
${SUITES.map(({ name, options }) => `  ${name}  ${options}`).join('\n')}
`;

/** Takes `--json FILE` out of the options. */
function jsonFile(options: string[]): string | undefined {
  const at = options.indexOf('--json');
  if (at < 0) return undefined;
  const [, file] = options.splice(at, 2);
  if (file === undefined) throw new Error('--json: a file is expected.');
  return file;
}

/** What figures depend on. The load is that before the run: above 0.5, others were at work too. */
const machine = () => ({
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
});

const row = ({ case: name, seconds, ratio, peer, note }: BenchResult) => ({
  case: name,
  seconds: Number(seconds.toFixed(3)),
  ratio: ratio === undefined ? '' : Number(ratio.toFixed(2)),
  'compared with': peer ?? '',
  note: note ?? '',
});

async function main([name, ...options]: string[]): Promise<void> {
  const suite = SUITES.find((one) => one.name === name);
  if (!suite) {
    process.stderr.write(HELP);
    process.exitCode = 2;
    return;
  }
  const file = jsonFile(options);
  const before = machine();
  const results = await suite.run(options);
  console.table(results.map(row));
  console.log(JSON.stringify(before));
  if (file !== undefined)
    await writeFile(
      file,
      `${JSON.stringify({ suite: suite.name, options, machine: before, results }, null, 2)}\n`,
    );
}

await main(process.argv.slice(2));
