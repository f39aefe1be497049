import type { CliContext } from '../../../../platform/cli/cli-context.js';
import type { PairToJudge } from '../../application/review/review-session.js';
import { viewPair, type Relation, type ViewedField } from '../../domain/review/pair-view.js';
import type { Verdict } from '../../domain/review/verdict.js';

const MARKS: Readonly<Record<Relation, string>> = {
  equal: '＝',
  alike: '≒',
  different: '≠',
  'other-era': '≠',
  missing: '－',
};

/** Full-width signs are two columns wide, so Japanese labels are padded with them, English ones with spaces. */
const label = ({ ja, en }: ViewedField, context: CliContext): string =>
  context.text(ja.padEnd(5, '\u3000'), en.padEnd(12));

const blank = (context: CliContext): string => context.text('\u3000'.repeat(5), ' '.repeat(12));

const remark = ({ relation }: ViewedField, context: CliContext): string[] =>
  relation === 'other-era'
    ? [context.text('（元号の取り違えの可能性）', '(perhaps one era taken for another)')]
    : [];

/** One value below the other: what differs stands in the same column of the screen. */
function fieldText(field: ViewedField, context: CliContext): string {
  const { left, right, relation } = field;
  const lines = relation === 'equal' ? [left] : [left || '—', right || '—'];
  const [first = '', ...rest] = lines;
  return [
    `${MARKS[relation]} ${label(field, context)} ${first}`,
    ...[...rest, ...remark(field, context)].map((line) => `\u3000 ${blank(context)} ${line}`),
  ].join('\n');
}

/** Names of the verdicts, for people. */
export const verdictText = (verdict: Verdict, context: CliContext): string =>
  ({
    same: context.text('同一人', 'same person'),
    different: context.text('別人', 'different persons'),
    undecided: context.text('判断できない', 'cannot be decided'),
  })[verdict];

function saidText({ disputed }: PairToJudge, context: CliContext): string[] {
  if (disputed === undefined) return [];
  const said = disputed.map((verdict) => verdictText(verdict, context)).join(' / ');
  return [context.text(`確認者の判定: ${said}`, `The reviewers said: ${said}`)];
}

/** A pair on the screen of the secure room: personal data, shown to its reviewer only. */
export const pairText = (pair: PairToJudge, context: CliContext): string =>
  [
    ...viewPair(pair.left, pair.right).map((field) => fieldText(field, context)),
    ...saidText(pair, context),
  ].join('\n');
