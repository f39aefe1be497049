import { PAIR_COLUMNS, pairCells } from '../record-ref.js';
import type { JudgedPair } from './judgements.js';
import { labelsOf } from './label.js';
import { verdictOf, type Judgement } from './review-item.js';

const judgementCells = (judgement: Judgement | undefined): string[] =>
  judgement ? [judgement.reviewer, judgement.verdict, judgement.at] : ['', '', ''];

/** labels.csv: what later linkages obey, and are measured against. */
export const labelRows = (judged: readonly JudgedPair[]): string[][] => [
  [...PAIR_COLUMNS, 'verdict'],
  ...labelsOf(judged).map((label) => [...pairCells(label.left, label.right), label.verdict]),
];

const JUDGEMENTS = ['first', 'second', 'adjudicator'].flatMap((who) =>
  ['key', 'verdict', 'at'].map((name) => `${who}_${name}`),
);

/** decisions.csv: who said what of each pair, and when. */
export const decisionRows = (judged: readonly JudgedPair[]): string[][] => [
  ['pair', 'stratum', ...PAIR_COLUMNS, 'state', 'verdict', ...JUDGEMENTS],
  ...judged.map((pair) => [
    pair.id,
    pair.stratum,
    ...pairCells(pair.left, pair.right),
    pair.state,
    verdictOf(pair) ?? '',
    ...[0, 1, 2].flatMap((i) => judgementCells(pair.judgements[i])),
  ]),
];
