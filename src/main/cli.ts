import { program } from './cli/program.js';
import { reportFailure } from './cli/report-failure.js';
import { ConsoleContext, languageOf } from '../platform/cli/console-context.js';

const context = new ConsoleContext(languageOf(process.env), process.argv.includes('--json'));
try {
  const yuzu = await program(context, process.argv.slice(2));
  await yuzu.parseAsync(process.argv);
} catch (error) {
  reportFailure(error, context);
}
