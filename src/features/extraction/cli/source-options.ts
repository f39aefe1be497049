import { Option, type Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { GivenSource } from '../application/extract-data.use-case.js';
import { IDENTITY_RULES, SOURCE_KINDS, type IdentityRule } from '../domain/source-batch.js';
import { sourceOf } from './source-argument.js';

export interface SourceOptions {
  source: string[];
  identity: IdentityRule;
}

const several = (given: string, before: string[] = []): string[] => [...before, given];

/** What is read: extracting alone and providing in one run take the same. */
export function addSources(command: Command, context: CliContext): Command {
  const text = context.text.bind(context);
  const kinds = SOURCE_KINDS.join(', ');
  const identity = new Option(
    '--identity <rule>',
    text(
      'PID-3が格納フォルダの患者番号と異なるメッセージの扱い',
      'what to do with messages whose PID-3 is not the folder’s patient id',
    ),
  );
  return command
    .requiredOption(
      '--source <kind:path>',
      text(
        `取込元。複数指定可。形式[@医療機関コード][+文字コード]:パス（形式: ${kinds}）`,
        `a source, more than once if there are several: kind[@institution][+encoding]:path (kinds: ${kinds})`,
      ),
      several,
    )
    .addOption(identity.choices(IDENTITY_RULES).default('withhold'));
}

/** @throws RefusedError SOURCE_ARGUMENT_WRONG */
export const readSources = ({ source, identity }: SourceOptions): GivenSource[] =>
  source.map((given) => ({ ...unwrap(sourceOf(given)), identity }));
