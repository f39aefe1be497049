import { writeFile } from 'node:fs/promises';
import { EXIT } from '../kernel/exit-code.js';
import { Exchange } from './demo/exchange.js';
import { claimFolder } from './demo/demo-folder.js';
import { demoOptions, type DemoOptions, USAGE } from './demo/options.js';
import { loginText, summaryText } from './demo/print-summary.js';
import { StepRunner } from './demo/step-runner.js';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const STOPPED = 'デモを途中で停止しました。 / The demo was stopped before its end.';

async function main(options: DemoOptions): Promise<void> {
  const release = await claimFolder(options.dir);
  const exchange = new Exchange(options, new StepRunner(say));
  const interrupted = new Promise<void>((resolve) => {
    const stop = () => {
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  try {
    const run = exchange.run();
    // Once it is told to stop, its gateways are gone: no failure of its own.
    run.catch(() => undefined);
    const summary = await Promise.race([run, interrupted]);
    if (!summary) {
      say(STOPPED);
      process.exitCode = EXIT.stopped;
      return;
    }
    say(summaryText(summary));
    if (options.json) await writeFile(options.json, `${JSON.stringify(summary, null, 2)}\n`);
    if (options.exit) return;
    say(loginText(summary));
    await interrupted;
  } finally {
    await exchange.close();
    await release();
  }
}

try {
  if (process.argv.includes('--help')) say(USAGE);
  else await main(demoOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof TypeError) process.stderr.write(`\n${USAGE}`);
  process.exitCode = 1;
}
// Steps under way would wait for their gateways for minutes.
if (process.exitCode === EXIT.stopped) process.exit();
