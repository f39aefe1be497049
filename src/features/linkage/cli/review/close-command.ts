import type { Command } from 'commander';
import { unwrap } from '../../../../kernel/outcome.js';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { JudgedStratum, ReviewReceipt } from '../../domain/review/review-receipt.js';
import type { ReviewTicket } from '../../domain/review/review-ticket.js';
import { readTicket } from '../read-ticket.js';
import { folderText, keysText, ticketText } from './review-options.js';
import type { ReviewCommands } from './review-commands.js';

interface CloseOptions {
  ticket: string;
  keys: string;
  review: string;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function stratumLine(stratum: JudgedStratum, context: CliContext): string {
  const { stratum: name, same, different, undecided, sameShare } = stratum;
  const range = sameShare
    ? ` – ${percent(sameShare.share)} [${percent(sameShare.low)}–${percent(sameShare.high)}]`
    : '';
  return context.text(
    `  ${name}: 同一人 ${same}、別人 ${different}、判断できない ${undecided}${range}`,
    `  ${name}: ${same} same, ${different} different, ${undecided} undecided${range}`,
  );
}

function summary(receipt: ReviewReceipt, context: CliContext): string {
  const { agreed, pairs, kappa } = receipt.agreement;
  const shown = kappa === null ? '—' : kappa.toFixed(3);
  return [
    context.text('目視確認を終了しました。', 'The review is closed.'),
    ...receipt.strata.map((stratum) => stratumLine(stratum, context)),
    context.text(
      `確認者の一致: ${pairs}組のうち${agreed}組、κ = ${shown}、裁定 ${receipt.adjudicated}組`,
      `Reviewers agreed on ${agreed} of ${pairs} pairs, κ = ${shown}; ${receipt.adjudicated} adjudicated`,
    ),
  ].join('\n');
}

export function registerClose(
  review: Command,
  context: CliContext,
  commands: ReviewCommands,
): void {
  review
    .command('close')
    .description(
      context.text(
        '判定を突き合わせ、分かれた組を裁定に回し、すべて決まれば終了する',
        'compare the judgements, hand disputes to the adjudicator, and close once all are settled',
      ),
    )
    .requiredOption('--ticket <file>', ticketText(context))
    .requiredOption('--keys <dir>', keysText(context))
    .requiredOption('--review <dir>', folderText(context))
    .action(async (options: CloseOptions) => {
      const receipt = unwrap(
        await commands.close.execute({
          keyring: unwrap(await commands.openKeyring(options.keys)),
          ticket: unwrap(await readTicket<ReviewTicket>(options.ticket)),
          folder: options.review,
        }),
      );
      context.print(receipt, summary(receipt, context));
    });
}
