import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { ReviewSession } from '../../application/review/review-session.js';
import type { Verdict } from '../../domain/review/verdict.js';
import { pairText, verdictText } from './pair-text.js';

/** The reviewer's screen and keyboard. */
export interface Terminal {
  show(text: string): void;
  /** The next line typed; undefined at the end of the input. */
  ask(prompt: string): Promise<string | undefined>;
}

const VERDICT_KEYS: Readonly<Record<string, Verdict>> = {
  s: 'same',
  d: 'different',
  u: 'undecided',
};

const promptOf = (context: CliContext): string =>
  context.text(
    's 同一人　d 別人　u 判断できない　b 前の組へ　q 中断 > ',
    's same  d different  u cannot tell  b back  q stop > ',
  );

/** Asks until one of the keys is typed. */
async function answerTo(terminal: Terminal, context: CliContext): Promise<string> {
  for (;;) {
    const line = await terminal.ask(promptOf(context));
    if (line === undefined) return 'q';
    const answer = line.normalize('NFKC').trim().toLowerCase();
    if (answer in VERDICT_KEYS || answer === 'b' || answer === 'q') return answer;
  }
}

const startOf = ({ pairs, verdictOn }: Pick<ReviewSession, 'pairs' | 'verdictOn'>): number => {
  const first = pairs.findIndex(({ id }) => verdictOn(id) === undefined);
  return first < 0 ? pairs.length : first;
};

/** Shows one pair after the other, from the first without a verdict, until all are judged or the reviewer stops. */
export async function judgeAll(
  session: ReviewSession,
  terminal: Terminal,
  context: CliContext,
): Promise<void> {
  const { pairs } = session;
  let at = startOf({ pairs, verdictOn: (id) => session.verdictOn(id) });
  for (let pair = pairs[at]; pair; pair = pairs[at]) {
    const earlier = session.verdictOn(pair.id);
    terminal.show(`\n[${at + 1}/${pairs.length}]\n${pairText(pair, context)}`);
    if (earlier)
      terminal.show(context.text('現在の判定: ', 'Judged: ') + verdictText(earlier, context));
    const answer = await answerTo(terminal, context);
    if (answer === 'q') return;
    const verdict = VERDICT_KEYS[answer];
    if (verdict) await session.judge(pair.id, verdict);
    at = verdict ? at + 1 : Math.max(0, at - 1);
  }
}
