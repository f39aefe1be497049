import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';

const MM = 72 / 25.4;
const RULE = '#9a9a9a';
const LABEL_FILL = '#f3f3f1';

const RULED: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => RULE,
  vLineColor: () => RULE,
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 4,
  paddingBottom: () => 3,
};

const labelled = (text: string) => ({ text, font: 'Gothic', fontSize: 9, fillColor: LABEL_FILL });

/** 見出しと値の表. */
export const entries = (rows: readonly (readonly [string, string])[]): Content => ({
  layout: RULED,
  margin: [0, 0, 0, 12],
  table: {
    widths: [128, '*'],
    body: rows.map(([name, value]) => [
      labelled(name),
      { text: value, fontSize: 10, wordBreak: 'break-all' as const },
    ]),
  },
});

/** 一覧表. */
export const list = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly (string | number)[],
): Content => ({
  layout: RULED,
  margin: [0, 0, 0, 12],
  table: {
    headerRows: 1,
    widths: [...widths],
    body: [head.map(labelled), ...rows.map((row) => row.map((text) => ({ text, fontSize: 9 })))],
  },
});

export const heading = (text: string): Content => ({
  text,
  ...{ font: 'Gothic', bold: true, fontSize: 10.5, margin: [0, 6, 0, 4] },
});

/** One A4 document in the house's style; `at` is the instant it tells as its own. */
export const page = (title: string, at: string, content: Content[]): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [25 * MM, 24 * MM, 25 * MM, 22 * MM],
  language: 'ja-JP',
  info: {
    ...{ title, creator: 'yuzu', producer: 'yuzu' },
    ...{ creationDate: new Date(at), modDate: new Date(at) },
  },
  defaultStyle: { font: 'Mincho', fontSize: 10.5, lineHeight: 1.2, color: '#1a1a1a' },
  content: [
    { text: title, bold: true, fontSize: 17, alignment: 'center', margin: [0, 0, 0, 16] },
    ...content,
  ],
});
