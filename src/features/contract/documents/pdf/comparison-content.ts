import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { type ClauseDiff, diffOf, type ValueDiff } from '../../domain/clause-diff.js';
import type { ContractDocument } from '../../domain/contract-document.js';
import type { Segment } from '../../domain/text-segments.js';
import { termNameJa, termValueJa } from '../../domain/term-names.js';
import { cell, LABEL_FILL, RULED, runsOf } from './style.js';

/** 新旧対照表: what changes, with the changed parts underlined. */
export function comparisonContent(base: ContractDocument, text: ContractDocument): Content[] {
  const { clauses, variables, terms } = diffOf(base, text);
  const changed = clauses.filter(
    ({ change, moved, renumbered }) => change !== 'kept' || moved || renumbered,
  );
  const values = [...terms, ...variables];
  return [
    ...(changed.length > 0 ? [clauseTable(changed)] : [unchanged('条文の変更はない。')]),
    ...(values.length > 0 ? [valuesTitle, valueTable(values)] : []),
  ];
}

const unchanged = (text: string): Content => ({ text, alignment: 'center' });
const valuesTitle: Content = {
  text: '条文以外の契約事項',
  style: 'heading',
  headlineLevel: 1,
  margin: [0, 14, 0, 4],
};

const headOf = (words: readonly string[]): TableCell[] =>
  words.map((text) => ({
    text,
    style: 'label',
    bold: true,
    alignment: 'center',
    fillColor: LABEL_FILL,
  }));

const clauseTable = (diffs: readonly ClauseDiff[]): Content => ({
  layout: RULED,
  table: {
    headerRows: 1,
    widths: ['*', '*'],
    body: [headOf(['変更後', '変更前']), ...diffs.map(clauseRow)],
  },
});

const clauseRow = (diff: ClauseDiff): TableCell[] => [
  sideOf(diff, diff.to?.heading, 'deleted', '（削除）'),
  sideOf(diff, diff.from?.heading, 'inserted', '（新設）'),
];

function sideOf(
  { change, renumbered, segments }: ClauseDiff,
  heading: string | undefined,
  without: Segment['kind'],
  absent: string,
): TableCell {
  if (heading === undefined) return { text: absent, style: 'cell', alignment: 'center' };
  const mark = renumbered ? { decoration: 'underline' as const } : {};
  const title: Content = { text: heading, style: 'cell', font: 'Gothic', bold: true, ...mark };
  const body: Content =
    change === 'kept'
      ? { text: '（略）', style: 'cell' }
      : { text: marked(segments, without), style: 'cell', alignment: 'left' };
  return { stack: [title, body] };
}

const marked = (segments: readonly Segment[], without: Segment['kind']): Content[] =>
  segments
    .filter(({ kind }) => kind !== without)
    .flatMap(({ kind, text }): Content[] =>
      kind === 'same'
        ? runsOf(text)
        : [{ text, decoration: 'underline', ...(text.length >= 32 && breakable(text)) }],
    );

const breakable = (text: string) =>
  /^[0-9A-Fa-f]+$/.test(text) ? { wordBreak: 'break-all' as const } : {};

const valueTable = (values: readonly ValueDiff[]): Content => ({
  layout: RULED,
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: [110, '*', '*'],
    body: [
      headOf(['項目', '変更後', '変更前']),
      ...values.map(({ name, from, to }) => [
        cell(termNameJa(name)),
        cell(termValueJa(name, to)),
        cell(termValueJa(name, from)),
      ]),
    ],
  },
});
