import { join } from 'node:path';
import type { Command } from 'commander';
import { EXIT } from '../../../kernel/exit-code.js';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import {
  addSources,
  extractSummary,
  isSourceLacking,
  readSources,
  stepwise,
  type SourceOptions,
} from '../../extraction/index.js';
import type { ProvideInput } from '../application/provide-package.use-case.js';
import type { TransferCommands } from './commands.js';
import { addPackOptions, packedText, readPackOptions, type PackOptions } from './pack-options.js';

type ProvideOptions = PackOptions & SourceOptions;

/** `yuzu provide`: exit 0; 4 if the package stands but part of a source could not be read. */
export function registerProvide(
  program: Command,
  context: CliContext,
  commands: TransferCommands,
): void {
  const text = context.text.bind(context);
  const command = program
    .command('provide')
    .description(
      text(
        '取込元からの抽出、検査、封緘を一度に行う（安全管理区域、提供側）',
        'extract, check and seal in one run (secure room, provider)',
      ),
    );
  addPackOptions(addSources(command, context), context).action((options: ProvideOptions) =>
    run(options, context, commands),
  );
}

async function run(
  options: ProvideOptions,
  context: CliContext,
  commands: TransferCommands,
): Promise<void> {
  const provided = unwrap(
    await commands.provide.execute({
      ...(await readPackOptions(options, commands)),
      sources: readSources(options),
      onStep: stepsOn(context),
    }),
  );
  const { extracted, packed } = provided;
  const folder = join(options.out, 'extraction');
  const lines = [extractSummary(extracted, folder, context), packedText(context, packed.document)];
  context.print({ extracted, packed: packed.document }, lines.join('\n'));
  if (isSourceLacking(extracted)) context.exitWith(EXIT.nonconforming);
}

function stepsOn(context: CliContext): ProvideInput['onStep'] {
  const reading = stepwise(context, context.text('取込', 'reading'));
  return (step, done) => {
    if (step === 'extract') reading(done);
    else context.progress('pack', done, 100);
  };
}
