import { isElement, type XmlElement } from './xml-element.js';

const XHTML = 'http://www.w3.org/1999/xhtml';
/** XHTML that stands within a line; every other element starts and ends one. */
const INLINE = new Set([
  'a',
  'b',
  'big',
  'em',
  'font',
  'i',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'tt',
  'u',
]);
const EXTERNAL_REFERENCE = 'extRef';
/** A drug with its dose and use, within a plan or a summary: its parts stand on one line. */
const MEDICATION = 'medication';

/** Blanks of XML only: a full-width space is the writer's. */
const OUTER_BLANKS = /^[ \t\r\n]+|[ \t\r\n]+$/g;

function piecesOf(element: XmlElement, pieces: string[]): void {
  for (const child of element.children) {
    if (!isElement(child)) pieces.push(child);
    else if (child.namespace === XHTML && INLINE.has(child.name)) piecesOf(child, pieces);
    else if (child.name === MEDICATION)
      pieces.push('\n', plainText(child).replaceAll('\n', ' '), '\n');
    else if (child.name !== EXTERNAL_REFERENCE) {
      pieces.push('\n');
      piecesOf(child, pieces);
      pieces.push('\n');
    }
  }
}

/**
 * What a reader of the document sees: text without markup, a line for each line break and each block. The
 * indentation of the XML and empty lines are dropped.
 */
export function plainText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const pieces: string[] = [];
  piecesOf(element, pieces);
  const lines = pieces.join('').split('\n');
  return lines
    .map((line) => line.replace(OUTER_BLANKS, ''))
    .filter((line) => line !== '')
    .join('\n');
}

/** Non-empty texts, one below the other. */
export const linesOf = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join('\n');

/** `見出し：本文`; only what there is. */
export const captioned = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('：');
