import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { LabelFacts } from '../application/ports/custody-printer.js';
import { hashPrefix, labelCode, LABELLED_RUNS } from '../domain/media/label-code.js';
import type { LabelPart } from '../domain/media/label-part.js';
import { volumeRuns } from '../domain/media/volume-runs.js';
import { dateInJapan } from '../../../kernel/time.js';

const MM = 72 / 25.4;
/** A common shipping label: 100 × 62 mm. */
const PAGE = { width: 100 * MM, height: 62 * MM };
const INK = '#1a1a1a';
/** 41 modules of 2 points: the code of a common label; a longer one gets modules of 1 point. */
const QR = 82;

/** In groups of four, as people compare it. */
const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');

/** Up to so many characters stand on one line of the size, in points; longer numbers take the next. */
const SIZES = [
  { upTo: 18, perLine: 18, fontSize: 9 },
  { upTo: 36, perLine: 18, fontSize: 7 },
  { upTo: Infinity, perLine: 24, fontSize: 5 },
] as const;

/** A number without spaces would not break by itself, and push the QR code off the label. */
function broken(value: string): { text: string; fontSize: number } {
  const { perLine, fontSize } = SIZES.find(({ upTo }) => value.length <= upTo) ?? SIZES[2];
  const lines = value.includes(' ') ? [value] : value.match(new RegExp(`.{1,${perLine}}`, 'g'));
  return { text: (lines ?? []).join('\n'), fontSize: value.includes(' ') ? 9 : fontSize };
}

const line = (name: string, value: string, size?: number): Content => ({
  columns: [
    { text: name, width: 15 * MM, fontSize: 7, margin: [0, 1.5, 0, 0] },
    { ...(size ? { text: value, fontSize: size } : broken(value)), width: '*', bold: true },
  ],
  margin: [0, 0, 0, 1.5],
});

/** `.7z.001～003、007（全9巻）`: the volumes' names without the package's, which stands above them. */
function volumesText({ volumes, volumeCount }: LabelPart): string {
  const runs = volumeRuns(volumes).map(([first, last]) =>
    first === last ? first : `${first}～${last}`,
  );
  if (runs.length === 0) return '.7z（分割なし）';
  const more = runs.length > LABELLED_RUNS ? ` ほか計${volumes.length}巻` : '';
  return `.7z.${runs.slice(0, LABELLED_RUNS).join('、')}${more}（全${volumeCount}巻）`;
}

/** One run of volumes stands as large as the numbers; two still on one line. */
const volumesSize = ({ volumes }: LabelPart): number =>
  [8.5, 8.5, 7][volumeRuns(volumes).length] ?? 6;

const fromTo = ({ provider, recipient }: LabelFacts): string => `${provider} → ${recipient}`;

const header = (facts: LabelFacts): Content[] => [
  {
    columns: [
      { text: '可搬記録媒体　開封厳禁', bold: true, fontSize: 12, noWrap: true, width: 'auto' },
      {
        text: fromTo(facts),
        alignment: 'right',
        fontSize: fromTo(facts).length > 18 ? 6.5 : 10,
        width: '*',
        margin: [0, fromTo(facts).length > 18 ? 5 : 2, 0, 0],
      },
    ],
  },
  {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: 90 * MM, y2: 0, lineWidth: 1.2, lineColor: INK }],
    margin: [0, 3, 0, 4],
  },
  { text: facts.packageName, bold: true, fontSize: packageSize(facts.packageName) },
];

const numbers = ({ part, serial, sealNumber, sealedAt, sha256 }: LabelFacts): Column => ({
  width: '*',
  stack: [
    line('収録巻', volumesText(part), volumesSize(part)),
    line('製造番号', serial),
    line('封印番号', sealNumber),
    line('封印日', dateInJapan(new Date(sealedAt))),
    line('SHA-256', grouped(hashPrefix(sha256))),
    {
      text: '封印に異常があるときは受領せず、直ちに送付元に連絡してください。',
      fontSize: 6.3,
      margin: [0, 1, 6, 0],
    },
  ],
});

/** The QR code, and which of the media this is: what is looked for first when several lie on the table. */
const code = (facts: LabelFacts): Column => ({
  width: QR,
  stack: [
    { qr: labelCode(facts), fit: QR, eccLevel: 'M', alignment: 'center' },
    {
      text: [
        { text: '媒体 ', fontSize: 8 },
        {
          text: `${facts.part.number} / ${facts.part.of}`,
          bold: true,
          fontSize: facts.part.of > 99 ? 10 : 14,
        },
      ],
      alignment: 'center',
      margin: [0, 3, 0, 0],
    },
  ],
});

/** 媒体ラベル. Numbers that tell which medium this is; nobody learns from it what is inside. */
export const labelPage = (facts: LabelFacts): TDocumentDefinitions => ({
  pageSize: PAGE,
  pageMargins: [5 * MM, 4 * MM, 5 * MM, 3 * MM],
  language: 'ja-JP',
  info: {
    title: facts.packageName,
    creator: 'yuzu',
    producer: 'yuzu',
    creationDate: new Date(facts.sealedAt),
    modDate: new Date(facts.sealedAt),
  },
  defaultStyle: { font: 'Gothic', color: INK, fontSize: 9 },
  content: [
    ...header(facts),
    { margin: [0, 5, 0, 0], columnGap: 3 * MM, columns: [numbers(facts), code(facts)] },
  ],
});

/** The longest name (rehearsal, long codes, volume) still stands on one line. */
const packageSize = (name: string): number =>
  name.length > 49 ? 6 : name.length > 44 ? 8 : name.length > 34 ? 9.5 : 11;
