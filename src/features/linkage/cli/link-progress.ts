import type { CliContext } from '../../../platform/cli/cli-context.js';
import type { LinkStage, ReportStage } from '../application/link-stages.js';

/** Shows the stage by its name in the user's language, and what the engine is doing by the name of its step. */
export function stageProgress(context: CliContext): ReportStage {
  const labels: Record<LinkStage, string> = {
    normalise: context.text('正規化', 'normalising'),
    load: context.text('読込', 'loading'),
    estimate: context.text('推定', 'estimating'),
    find: context.text('候補の抽出', 'finding pairs'),
    decide: context.text('判定', 'deciding'),
    write: context.text('書出し', 'writing'),
  };
  return (stage, step, done, total) => {
    const label = step === '' ? labels[stage] : `${labels[stage]} (${step})`;
    context.progress(label, done, total);
  };
}
