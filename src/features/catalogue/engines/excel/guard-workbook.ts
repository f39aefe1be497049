import { type Unzipped, zipSync } from 'fflate';
import { ok, type Outcome, refuse } from '../../../../kernel/outcome.js';
import { catalogueErrors } from '../../domain/errors.js';
import { archiveNames, inflated, type PackedEntry, packedEntries } from '../formats/unpack-zip.js';

const MEGABYTE = 1024 * 1024;
/** A definition of 5,000 items is 0.5 MB packed and 8 MB unpacked. */
const WORKBOOK_LIMITS = {
  bytes: 20 * MEGABYTE,
  unpacked: 64 * MEGABYTE,
  parts: 2000,
  rows: 100_000,
  columns: 702,
  mergedCells: 100_000,
} as const;

/** Parts that run something, or reach outside the file. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/vbaProject\.bin$/i, 'macro'],
  [/(^|\/)externalLinks\//i, 'external-link'],
  [/(^|\/)(embeddings|activeX|ctrlProps)\//i, 'embedded-object'],
  [/(^|\/)(connections\.xml|queryTables\/)/i, 'data-connection'],
];
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(_rels\/.*|workbook\.xml|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml|theme\/[^/]+\.xml))$/i;
/** Nothing of these is read, and some take long to load: a validation of a whole column is kept cell by cell. */
const UNREAD =
  /<(dataValidations|conditionalFormatting|hyperlinks|extLst|drawing|legacyDrawing|tableParts|pageSetup|headerFooter)\b[^<>]{0,5000}>/g;

const hostile = (reason: string): Outcome<never> =>
  refuse(catalogueErrors.WORKBOOK_REFUSED, { reason });
const tooLarge = (what: string, limit: number): Outcome<never> =>
  refuse(catalogueErrors.WORKBOOK_TOO_LARGE, { what, limit });

/**
 * The same workbook with only what is read of it, or why it is not opened: no workbook, too large when
 * unpacked (counted while unpacking, whatever it declares), macros, links or objects in it.
 */
export function guardWorkbook(bytes: Uint8Array): Outcome<Uint8Array> {
  if (bytes.length > WORKBOOK_LIMITS.bytes) return tooLarge('bytes', WORKBOOK_LIMITS.bytes);
  // An encrypted workbook, and one of Excel 97-2003, is an OLE container.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return hostile('encrypted-or-xls');
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  if (!('xl/workbook.xml' in unpacked.value)) return hostile('not-a-workbook');
  const parts: Unzipped = {};
  for (const [name, part] of Object.entries(unpacked.value)) {
    if (!/^xl\/worksheets\//.test(name)) parts[name] = part;
    else {
      const sheet = guardSheet(new TextDecoder().decode(part));
      if (!sheet.ok) return sheet;
      parts[name] = new TextEncoder().encode(sheet.value);
    }
    if (new TextDecoder().decode(part.subarray(0, 1000)).includes('<!DOCTYPE'))
      return hostile('document-type');
  }
  return ok(zipSync(parts, { level: 0 }));
}

function unpack(bytes: Uint8Array): Outcome<Unzipped> {
  const listed = entriesOf(bytes);
  if (!listed.ok) return listed;
  const parts: Unzipped = {};
  let left: number = WORKBOOK_LIMITS.unpacked;
  for (const entry of listed.value) {
    const part = inflated(entry, left);
    if (part === 'too-large') return tooLarge('unpacked', WORKBOOK_LIMITS.unpacked);
    if (part === 'damaged') return hostile('damaged');
    left -= part.length;
    parts[entry.name] = part;
  }
  return ok(parts);
}

/** Packed parts that are needed; found by the archive's own list, without unpacking anything. */
function entriesOf(bytes: Uint8Array): Outcome<PackedEntry[]> {
  const names = archiveNames(bytes);
  if (!names) return hostile('not-a-workbook');
  if (names.length > WORKBOOK_LIMITS.parts) return tooLarge('parts', WORKBOOK_LIMITS.parts);
  for (const [forbidden, reason] of FORBIDDEN)
    if (names.some((name) => forbidden.test(name))) return hostile(reason);
  return ok(packedEntries(bytes).filter(({ name }) => NEEDED.test(name)));
}

function guardSheet(xml: string): Outcome<string> {
  const rows = xml.match(/<row\b/g)?.length ?? 0;
  if (rows > WORKBOOK_LIMITS.rows) return tooLarge('rows', WORKBOOK_LIMITS.rows);
  if (/\br\s*=\s*["'][A-Z]{3,}\d/.test(xml)) return tooLarge('columns', WORKBOOK_LIMITS.columns);
  // As many rows are kept as the last one's number says, however few are written.
  if (/\br\s*=\s*["'][A-Za-z]*\d{6,}/.test(xml)) return tooLarge('rows', WORKBOOK_LIMITS.rows);
  let merged = 0;
  for (const [, range = ''] of xml.matchAll(
    /<mergeCell\b[^<>]{0,200}\bref\s*=\s*["']([^"']*)["']/g,
  ))
    merged += cellsOf(range);
  if (merged > WORKBOOK_LIMITS.mergedCells)
    return tooLarge('mergedCells', WORKBOOK_LIMITS.mergedCells);
  const read = withoutUnread(xml);
  return read === undefined ? hostile('damaged') : ok(read);
}

/** In one pass, so that no crafted nesting makes it slow; undefined where an element has no end. */
function withoutUnread(xml: string): string | undefined {
  let kept = '';
  let from = 0;
  for (const { index, 0: tag, 1: name = '' } of xml.matchAll(UNREAD)) {
    if (index < from) continue;
    kept += xml.slice(from, index);
    const end = `</${name}>`;
    const close = tag.endsWith('/>') ? index : xml.indexOf(end, index);
    if (close < 0) return undefined;
    from = tag.endsWith('/>') ? index + tag.length : close + end.length;
  }
  return kept + xml.slice(from);
}

function cellsOf(range: string): number {
  const [, from = 'A', top = '1', to = from, bottom = top] =
    /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range) ?? [];
  return (columnNumber(to) - columnNumber(from) + 1) * (Number(bottom) - Number(top) + 1);
}

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
