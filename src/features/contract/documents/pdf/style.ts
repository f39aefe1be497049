import type {
  Content,
  CustomTableLayout,
  StyleDictionary,
  TDocumentDefinitions,
} from 'pdfmake/interfaces.js';

const MM = 72 / 25.4;
const MARGIN = { side: 25 * MM, top: 26 * MM, bottom: 24 * MM };

const INK = '#1a1a1a';
export const GREY = '#6b6b6b';
const RULE = '#9a9a9a';
export const LABEL_FILL = '#f3f3f1';
export const VERMILION = '#b5361f';

export const BODY_SIZE = 10.5;

const STYLES: StyleDictionary = {
  title: { font: 'Mincho', bold: true, fontSize: 17, alignment: 'center', characterSpacing: 1.5 },
  attachment: { font: 'Mincho', bold: true, fontSize: 14, alignment: 'center' },
  heading: { font: 'Gothic', bold: true, fontSize: 10, margin: [0, 11, 0, 2] },
  label: { font: 'Gothic', fontSize: 8.5, color: INK },
  cell: { fontSize: 9, lineHeight: 1.15 },
  small: { font: 'Gothic', fontSize: 7, color: GREY },
};

/** Thin rules, generous cells. */
export const RULED: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => RULE,
  vLineColor: () => RULE,
  paddingLeft: () => 6,
  paddingRight: () => 6,
  paddingTop: () => 4,
  paddingBottom: () => 3,
};

const LONG_KEY = /([0-9A-Fa-f]{32,}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})/;

/** A long hash or id breaks wherever the line ends, instead of leaving the line before it half empty. */
export const runsOf = (text: string): Content[] =>
  text
    .split(LONG_KEY)
    .map((run, index): Content => (index % 2 === 1 ? { text: run, wordBreak: 'break-all' } : run))
    .filter((run) => run !== '');

export const label = (text: string) => ({ text, style: 'label', fillColor: LABEL_FILL });
export const cell = (text: string) => ({ text: runsOf(text), style: 'cell' });

/** 見出しと値の表. */
export const rows = (entries: readonly (readonly [string, string])[]): Content => ({
  layout: RULED,
  table: {
    widths: [92, '*'],
    body: entries.map(([name, value]) => [label(name), cell(value)]),
  },
});

export interface Framing {
  readonly title: string;
  /** Left half of the header, e.g. the contract's number. */
  readonly header: string;
  readonly sha256: string;
  /** Not signed by all yet: the pages say so. */
  readonly isProposal: boolean;
  /** Instant the document tells as its own; never the clock's, so that its bytes stay the same. */
  readonly at: string;
}

/** Page, fonts, header and footer around the content. */
export const framed = (
  { title, header, sha256, isProposal, at }: Framing,
  content: Content[],
): TDocumentDefinitions => ({
  pageSize: 'A4',
  pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
  language: 'ja-JP',
  info: {
    title,
    creator: 'yuzu',
    producer: 'yuzu',
    creationDate: new Date(at),
    modDate: new Date(at),
  },
  defaultStyle: { font: 'Mincho', fontSize: BODY_SIZE, lineHeight: 1.2, color: INK },
  styles: STYLES,
  header: () => ({
    margin: [MARGIN.side, 34, MARGIN.side, 0],
    columns: [
      { text: header, style: 'small', width: '*' },
      { text: title, style: 'small', width: 'auto', alignment: 'right' },
    ],
  }),
  footer: (page: number, pages: number) => ({
    margin: [MARGIN.side, 22, MARGIN.side, 0],
    columns: [
      { text: `電子原本 SHA-256  ${sha256}`, style: 'small', width: '*', fontSize: 6.2 },
      { text: `${page}／${pages}`, width: 60, alignment: 'right', font: 'Gothic', fontSize: 8.5 },
    ],
  }),
  pageBreakBefore: (node, nodes) =>
    node.headlineLevel === 1 &&
    nodes.getFollowingNodesOnPage().filter(({ text }) => text !== undefined).length === 0,
  ...(isProposal && {
    watermark: { text: '案', font: 'Mincho', color: GREY, opacity: 0.08, angle: 0, fontSize: 260 },
  }),
  content,
});
