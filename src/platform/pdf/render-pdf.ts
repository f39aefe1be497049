import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { ok, type Outcome, refuse } from '../../kernel/outcome.js';
import { pdfErrors } from './pdf-errors.js';
import { FONT_FILES, missingGlyph } from './fonts.js';

const files = Object.values(FONT_FILES).flatMap((face) => Object.values(face));
pdfmake.setFonts(FONT_FILES);
pdfmake.setLocalAccessPolicy((path) => files.includes(path));
pdfmake.setUrlAccessPolicy(() => false);

/** The PDF, the same bytes for the same definition; GLYPH_MISSING instead of a page with a gap in it. */
export async function renderPdf(definition: TDocumentDefinitions): Promise<Outcome<Uint8Array>> {
  const missing = missingGlyph(stringsOf(definition.content).join(''));
  if (missing !== undefined)
    return refuse(pdfErrors.GLYPH_MISSING, { character: characterText(missing) });
  return ok(await pdfmake.createPdf(definition).getBuffer());
}

function stringsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (typeof content !== 'object' || content === null) return [];
  return Object.values(content).flatMap(stringsOf);
}

/** e.g. `U+E000`: a character that cannot be shown is named by its number. */
const characterText = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
