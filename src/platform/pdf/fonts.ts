import { createRequire } from 'node:module';
import { type Font, openSync } from 'fontkit';

const { resolve } = createRequire(import.meta.url);

/** 明朝 for what is agreed, ゴシック for headings and labels. */
export const FONT_FILES = {
  Mincho: {
    normal: resolve('@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-serif-jp/600SemiBold/NotoSerifJP_600SemiBold.ttf'),
  },
  Gothic: {
    normal: resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf'),
  },
};

let faces: readonly Font[] | undefined;

/** Weights of one family hold the same characters: one of each is asked. */
function facesToAsk(): readonly Font[] {
  faces ??= [FONT_FILES.Mincho.normal, FONT_FILES.Gothic.normal].map((file) => {
    const font = openSync(file);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`A font collection: ${file}`);
    return font;
  });
  return faces;
}

/** 異体字セレクター choose a form of the character before them and have no sign of their own. */
const SELECTOR = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

/** The first character that a font cannot show, or undefined. */
export function missingGlyph(text: string): string | undefined {
  const characters = new Set(text.replace(SELECTOR, '').replaceAll('\n', ''));
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!facesToAsk().every((face) => face.hasGlyphForCodePoint(codePoint))) return character;
  }
  return undefined;
}
