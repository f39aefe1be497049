import 'reflect-metadata';
import { program } from './cli/program.js';
import { reportFailure } from './cli/report-failure.js';
import { ConsoleContext, languageOf } from '../platform/cli/console-context.js';

const context = new ConsoleContext(languageOf(process.env), process.argv.includes('--json'));
try {
  await program(context).parseAsync(process.argv);
} catch (error) {
  reportFailure(error, context);
}
