import type { CliContext } from '../../../platform/cli/cli-context.js';

const STEP = 5_000;

/** Progress of work whose total is unknown before its end (total 0), shown every few thousand items. */
export function stepwise(context: CliContext, label: string): (done: number) => void {
  let next = STEP;
  return (done) => {
    if (done < next) return;
    next = done + STEP;
    context.progress(label, done, 0);
  };
}
