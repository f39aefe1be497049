import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { LabelFacts } from '../application/ports/custody-printer.js';
import { hashPrefix, labelCode } from '../domain/media/label-code.js';
import { dateInJapan } from '../../../kernel/time.js';

const MM = 72 / 25.4;
/** A common shipping label: 100 × 62 mm. */
const PAGE = { width: 100 * MM, height: 62 * MM };
const INK = '#1a1a1a';
const QR = 27 * MM;

/** In groups of four, as people compare it. */
const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');

/** Up to so many characters stand on one line of the size, in points; longer numbers take the next. */
const SIZES = [
  { upTo: 18, perLine: 18, fontSize: 9 },
  { upTo: 36, perLine: 18, fontSize: 7 },
  { upTo: Infinity, perLine: 22, fontSize: 5.5 },
] as const;

/** A number without spaces would not break by itself, and push the QR code off the label. */
function broken(value: string): { text: string; fontSize: number } {
  const { perLine, fontSize } = SIZES.find(({ upTo }) => value.length <= upTo) ?? SIZES[2];
  const lines = value.includes(' ') ? [value] : value.match(new RegExp(`.{1,${perLine}}`, 'g'));
  return { text: (lines ?? []).join('\n'), fontSize: value.includes(' ') ? 9 : fontSize };
}

const line = (name: string, value: string): Content => ({
  columns: [
    { text: name, width: 17 * MM, fontSize: 7, margin: [0, 1.5, 0, 0] },
    { ...broken(value), width: '*', bold: true },
  ],
  margin: [0, 0, 0, 2.5],
});

/** 媒体ラベル. Numbers that tell which medium this is; nobody learns from it what is inside. */
export const labelPage = (facts: LabelFacts): TDocumentDefinitions => ({
  pageSize: PAGE,
  pageMargins: [5 * MM, 4.5 * MM, 5 * MM, 4 * MM],
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
    {
      columns: [
        { text: '可搬記録媒体　開封厳禁', bold: true, fontSize: 12, width: 'auto' },
        {
          text: `${facts.provider} → ${facts.recipient}`,
          alignment: 'right',
          fontSize: 10,
          width: '*',
          margin: [0, 2, 0, 0],
        },
      ],
    },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: 90 * MM, y2: 0, lineWidth: 1.2, lineColor: INK }],
      margin: [0, 3, 0, 5],
    },
    { text: facts.packageName, bold: true, fontSize: packageSize(facts.packageName) },
    {
      margin: [0, 6, 0, 0],
      columns: [
        {
          width: 61 * MM,
          stack: [
            line('製造番号', facts.serial),
            line('封印番号', facts.sealNumber),
            line('封印日', dateInJapan(new Date(facts.sealedAt))),
            line('SHA-256', grouped(hashPrefix(facts.sha256))),
            {
              text: '封印に異常があるときは受領せず、直ちに送付元に連絡してください。',
              fontSize: 6.5,
              margin: [0, 3, 6, 0],
            },
          ],
        },
        { qr: labelCode(facts), fit: QR, eccLevel: 'M', width: QR },
      ],
    },
  ],
});

/** The longest name (rehearsal, long codes, volume) still stands on one line. */
const packageSize = (name: string): number =>
  name.length > 49 ? 6 : name.length > 44 ? 8 : name.length > 34 ? 9.5 : 11;
