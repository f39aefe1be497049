import type { Command } from 'commander';
import { unwrap } from '../../../../kernel/outcome.js';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { ReviewPlan, SampleSize } from '../../domain/review/review-plan.js';
import type { ReviewTicket } from '../../domain/review/review-ticket.js';
import { readTicket } from '../read-ticket.js';
import { countOption, folderText, keysText, ticketText } from './review-options.js';
import type { ReviewCommands } from './review-commands.js';

interface PlanOptions {
  ticket: string;
  keys: string;
  links: string;
  reviewer: string[];
  adjudicator: string;
  sample?: number;
  checkLinks: number;
  out: string;
}

const sizeOf = ({ sample, checkLinks }: PlanOptions): SampleSize => ({
  open: sample ?? 'all',
  linked: checkLinks,
});

function summary({ strata, pairs }: ReviewPlan, folder: string, context: CliContext): string {
  return [
    context.text(
      `計画しました: ${folder}（${pairs.length}組）`,
      `Planned in ${folder}: ${pairs.length} pairs`,
    ),
    ...strata.map(({ stratum, pairs: all, drawn }) =>
      context.text(
        `  ${stratum}: ${all}組のうち${drawn}組`,
        `  ${stratum}: ${drawn} of ${all} pairs`,
      ),
    ),
  ].join('\n');
}

async function plan(options: PlanOptions, context: CliContext, commands: ReviewCommands) {
  const { links: run, reviewer: reviewers, adjudicator, out: folder } = options;
  const planned = unwrap(
    await commands.plan.execute({
      keyring: unwrap(await commands.openKeyring(options.keys)),
      ticket: unwrap(await readTicket<ReviewTicket>(options.ticket)),
      size: sizeOf(options),
      ...{ run, reviewers, adjudicator, folder },
    }),
  );
  const { strata, pairs } = planned;
  context.print(
    { folder, strata, pairs: pairs.length, reviewers, adjudicator },
    summary(planned, folder, context),
  );
}

export function registerPlan(review: Command, context: CliContext, commands: ReviewCommands): void {
  const text = context.text.bind(context);
  review
    .command('plan')
    .description(
      text('確認する組と担当者を定める', 'lay down which pairs are reviewed, and by whom'),
    )
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption(
      '--links <dir>',
      text('「yuzu link」の出力フォルダ', 'output folder of "yuzu link"'),
    )
    .requiredOption(
      '--reviewer <fingerprint...>',
      text('確認者2名の署名鍵のフィンガープリント', 'fingerprints of both reviewers’ signing keys'),
    )
    .requiredOption(
      '--adjudicator <fingerprint>',
      text('裁定者の署名鍵のフィンガープリント', 'fingerprint of the adjudicator’s signing key'),
    )
    .option(
      '--sample <n>',
      text(
        '保留した組から区分ごとに抜き取る数（省略時は全数）',
        'open pairs drawn from each stratum (default: all)',
      ),
      countOption,
    )
    .option(
      '--check-links <n>',
      text('採用した組から抜き取る数', 'accepted links drawn, to check them'),
      countOption,
      0,
    )
    .requiredOption('--out <dir>', folderText(context))
    .action((options: PlanOptions) => plan(options, context, commands));
}
