const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');

/** Pixels, one decimal: enough to draw, and stable to compare. */
const px = (value: number): string => String(Math.round(value * 10) / 10);

type Anchor = 'start' | 'middle' | 'end';

export const label = (
  x: number,
  y: number,
  text: string,
  anchor: Anchor = 'start',
  style = '',
): string =>
  `<text x="${px(x)}" y="${px(y)}" text-anchor="${anchor}"${style && ` class="${style}"`}>${escaped(text)}</text>`;

/** `tip` is what a pointer or a screen reader is told of the shape. */
export const bar = (
  [x, y, width, height]: readonly [number, number, number, number],
  style: string,
  tip: string,
): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, width))}" height="${px(height)}" class="${style}"><title>${escaped(tip)}</title></rect>`;

export const line = (x1: number, y1: number, x2: number, y2: number, style: string): string =>
  `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" class="${style}"/>`;

export const polyline = (points: readonly (readonly [number, number])[], style: string): string =>
  `<polyline points="${points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')}" class="${style}"/>`;

/** One sign per series, so that colour is not all that tells them apart. */
export type Sign = 'circle' | 'square' | 'diamond';

export function mark(x: number, y: number, sign: Sign, style: string, tip: string): string {
  const title = `<title>${escaped(tip)}</title>`;
  if (sign === 'circle')
    return `<circle cx="${px(x)}" cy="${px(y)}" r="4.5" class="${style}">${title}</circle>`;
  const turn = sign === 'diamond' ? ` transform="rotate(45 ${px(x)} ${px(y)})"` : '';
  return `<rect x="${px(x - 4)}" y="${px(y - 4)}" width="8" height="8"${turn} class="${style}">${title}</rect>`;
}

/** A chart with its title read aloud, as wide as the page. */
export const figure = (
  title: string,
  width: number,
  height: number,
  body: readonly string[],
): string =>
  `<figure><figcaption>${escaped(title)}</figcaption>
<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${px(width)} ${px(height)}" xmlns="http://www.w3.org/2000/svg">
${body.join('\n')}
</svg></figure>`;
