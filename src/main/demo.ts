import { writeFile } from 'node:fs/promises';
import { Exchange } from './demo/exchange.js';
import { claimFolder } from './demo/demo-folder.js';
import { demoOptions, type DemoOptions, USAGE } from './demo/options.js';
import { loginText, summaryText } from './demo/print-summary.js';
import { StepRunner } from './demo/step-runner.js';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(options: DemoOptions): Promise<void> {
  const release = await claimFolder(options.dir);
  const exchange = new Exchange(options, new StepRunner(say));
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  try {
    const summary = await Promise.race([exchange.run(), interrupted]);
    if (!summary) return;
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
