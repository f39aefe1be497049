import type { Command } from 'commander';
import type { CliContext } from '../../../../platform/cli/cli-context.js';
import { linkGroup } from '../link-group.js';
import { registerClose } from './close-command.js';
import { registerJudge } from './judge-command.js';
import { registerPlan } from './plan-command.js';
import type { ReviewCommands } from './review-commands.js';

/** `yuzu link review …`: 目視確認 by two persons, and a third where they disagree. */
export function registerReviewCommands(
  program: Command,
  context: CliContext,
  commands: ReviewCommands,
): void {
  const review = linkGroup(program, context)
    .command('review')
    .description(context.text('目視確認（安全管理区域で実行）', 'clerical review (secure room)'));
  registerPlan(review, context, commands);
  registerJudge(review, context, commands);
  registerClose(review, context, commands);
}
