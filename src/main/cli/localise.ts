import type { Command, CommanderError, Option } from 'commander';
import type { ConsoleContext } from '../../platform/cli/console-context.js';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
  'Arguments:': '引数:',
};

/** Commander speaks English only: its headings and its own entries get the user's language. */
export function localise(command: Command, { text, language }: ConsoleContext): Command {
  command
    .exitOverride()
    .option('--json', text('結果をJSONで出力する', 'print results as JSON'))
    .helpOption('-h, --help', text('使い方を表示する', 'show help'))
    .configureOutput({ outputError: () => undefined });
  if (command.commands.length > 0)
    command.helpCommand(
      'help [command]',
      text('コマンドの使い方を表示する', 'show help of a command'),
    );
  return command.configureHelp({
    styleTitle: (title) => (language === 'ja' ? (TITLES[title] ?? title) : title),
    optionDescription: (option) => optionText(option, text),
  });
}

/** What the option is, which values it takes and what it is without one. */
function optionText(
  { description, argChoices, defaultValue }: Option,
  text: ConsoleContext['text'],
): string {
  const choices = argChoices?.join(', ');
  const facts = [
    ...(choices === undefined ? [] : [text(`選択肢: ${choices}`, `choices: ${choices}`)]),
    ...(typeof defaultValue === 'string'
      ? [text(`既定: ${defaultValue}`, `default: ${defaultValue}`)]
      : []),
  ];
  if (facts.length === 0) return description;
  return description + text(`（${facts.join('、')}）`, ` (${facts.join('; ')})`);
}

const WRONG: Readonly<Record<string, string>> = {
  'commander.missingMandatoryOptionValue': '必須のオプション {what} が指定されていません。',
  'commander.optionMissingArgument': 'オプション {what} に値がありません。',
  'commander.unknownOption': 'オプション {what} はありません。',
  'commander.unknownCommand': 'コマンド {what} はありません。',
  'commander.missingArgument': '引数 {what} が指定されていません。',
  'commander.excessArguments': '引数が多すぎます。',
  'commander.invalidArgument': '指定された値は使えません: {what}',
};

/** What is wrong with the command line, and where to read more. */
export function usageProblem(error: CommanderError, context: ConsoleContext): string {
  const english = error.message.replace(/^error: /, '');
  const what = /'([^']+)'/.exec(english)?.[1] ?? english;
  const japanese = (WRONG[error.code] ?? '{what}').replace('{what}', what);
  return context.text(
    `${japanese} 使い方は --help で確認できます。`,
    `${english}. See --help for the usage.`,
  );
}
