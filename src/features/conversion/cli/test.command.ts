import type { Command } from 'commander';
import { unwrap } from '../../../kernel/outcome.js';
import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { TestedRuleSet } from '../application/test-conversion.use-case.js';
import { lossText } from '../domain/coverage-text.js';
import type { ConversionCommands } from './commands.js';
import { ruleText } from './read-definition.js';

function summaryOf(
  { ruleSet, rules, examples, lossy }: TestedRuleSet,
  context: CliContext,
): string {
  return [
    context.text(
      `${ruleSet.titleJa}（${ruleSet.name} 第${ruleSet.version}版）: 規則${rules}件、例${examples}件はすべて合っています。`,
      `${ruleSet.name} v${ruleSet.version}: ${rules} rules, all ${examples} examples hold.`,
    ),
    ...lossy.map(({ place, losses }) => {
      const what = losses.map(lossText).join('; ');
      return context.text(`  情報が欠落します ${place}: ${what}`, `  lossy ${place}: ${what}`);
    }),
  ].join('\n');
}

/** `yuzu conversion test`: exit 4 with the first example that does not hold. */
export function registerTest(
  conversion: Command,
  context: CliContext,
  { test }: ConversionCommands,
): void {
  const text = context.text.bind(context);
  conversion
    .command('test <file>')
    .description(
      text('変換定義の書式と例を検査する', 'check the form and every example of conversion rules'),
    )
    .action(async (file: string) => {
      const tested = unwrap(test.execute(await ruleText(file)));
      const { ruleSet, ...counts } = tested;
      const { name, version } = ruleSet;
      context.print({ name, version, ...counts }, summaryOf(tested, context));
    });
}
