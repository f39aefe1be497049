import type { Content } from 'pdfmake/interfaces.js';
import type { Clause } from '../../domain/contract-document.js';
import { BODY_SIZE, runsOf } from './style.js';

/** Width of the numbers of 項 and of 号: text hangs behind them. */
const GUTTER = 19;
const ITEM_GUTTER = 27;

/** 条文: heading, 項 and 号, each hanging behind its number. 前文 and 後文 stand without a heading. */
export const clauseContent = (clauses: readonly Clause[]): Content[] =>
  clauses.flatMap(({ heading, text }) =>
    heading.startsWith('第')
      ? [{ text: heading, style: 'heading', headlineLevel: 1 }, ...linesContent(text)]
      : text.split('\n').map(plain),
  );

const plain = (text: string): Content => ({
  text: runsOf(text),
  alignment: 'justify',
  leadingIndent: BODY_SIZE,
  margin: [0, 8, 0, 0],
});

function linesContent(text: string): Content[] {
  return text.split('\n').map((line) => {
    const item = /^(\(\d+\))\s*(.*)$/u.exec(line);
    if (item) return hanging(GUTTER, ITEM_GUTTER, item[1] ?? '', item[2] ?? '');
    const paragraph = /^(\d+)\u3000(.*)$/u.exec(line);
    return hanging(0, GUTTER, paragraph?.[1] ?? '', paragraph?.[2] ?? line);
  });
}

const hanging = (indent: number, gutter: number, number: string, text: string): Content => ({
  margin: [indent, 0, 0, 1.5],
  columns: [
    { width: gutter, text: number, noWrap: true },
    { width: '*', text: runsOf(text), alignment: 'justify' },
  ],
});
