import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageOf, unwrap } from '../../../src/kernel/outcome.js';
import { decodeLines, type TextLine } from '../../../src/platform/text/decode-lines.js';
import { decodeText } from '../../../src/platform/text/decode-text.js';
import { detectEncoding } from '../../../src/platform/text/detect-encoding.js';
import { oddCharacters } from '../../../src/platform/text/odd-characters.js';
import { TEXT_ENCODINGS, type TextEncoding } from '../../../src/platform/text/text-encoding.js';
import { transcodeToUtf8 } from '../../../src/platform/text/transcode.js';
import { encode, encodable } from '../../support/encode-text.js';

const SAMPLE = '患者氏名\t水野　花子\r\nカナ\tミズノ　ハナコ\r\n~半角\\\r\n';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size)
    yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function linesOf(bytes: Uint8Array, encoding: TextEncoding, size = 7): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  for await (const batch of decodeLines(inPieces(bytes, size), encoding)) lines.push(...batch);
  return lines;
}

describe('text of a source', () => {
  it.each(TEXT_ENCODINGS)('tells %s from the other encodings, and reads it', (encoding) => {
    expect(unwrap(decodeText(encode(SAMPLE, encoding)))).toEqual({
      encoding,
      text: SAMPLE,
      hasBom: false,
    });
  });

  it.each(TEXT_ENCODINGS)('tells %s however the stream is cut', async (encoding) => {
    for (const size of [1, 2, 3, 1000])
      expect(unwrap(await detectEncoding(inPieces(encode(SAMPLE, encoding), size)))).toBe(encoding);
  });

  it('finds the one character late in a long stream that settles the encoding', async () => {
    const bytes = Buffer.concat([
      Buffer.alloc(300_000, 'a,b\r\n'),
      encode('髙橋の処方', 'shift_jis'),
    ]);
    expect(unwrap(await detectEncoding(inPieces(bytes, 65_536)))).toBe('shift_jis');
  });

  it('refuses to choose between two encodings in which all of it can be read', () => {
    const kanjiOrKana = encode('山田太郎', 'euc-jp');
    const outcome = decodeText(kanjiOrKana);
    expect(outcome.ok || outcome.error.code).toBe('TEXT_ENCODING_AMBIGUOUS');
    expect(outcome.ok || messageOf(outcome, 'ja')).toContain('euc-jp, shift_jis');
    expect(unwrap(decodeText(kanjiOrKana, ['euc-jp'])).text).toBe('山田太郎');
    expect(unwrap(decodeText(kanjiOrKana, ['shift_jis'])).text).toBe('ｻｳﾅﾄﾂﾀﾏｺ');
  });

  it('refuses to take half-width katakana after a comma for a kana of EUC-JP', () => {
    const outcome = decodeText(encode('ﾔﾏ､ｱ', 'shift_jis'));
    expect(outcome.ok || outcome.error.code).toBe('TEXT_ENCODING_AMBIGUOUS');
  });

  it('refuses to take one sequence that UTF-8 would have for UTF-8', () => {
    const outcome = decodeText(encode('驗厭', 'shift_jis'));
    expect(outcome.ok || outcome.error.code).toBe('TEXT_ENCODING_AMBIGUOUS');
  });

  it('refuses bytes that are of no encoding, instead of replacing them', () => {
    const outcome = decodeText(Buffer.from([0x82, 0xa0, 0xff, 0xff]));
    expect(outcome.ok || outcome.error.code).toBe('TEXT_UNDECODABLE');
  });

  it('never reads anything but what was written, or refuses', () => {
    const text = fc.string({
      unit: fc.constantFrom(...encodable('kana'), ...encodable('kanji'), 'a', '1'),
    });
    fc.assert(
      fc.property(text, fc.constantFrom(...TEXT_ENCODINGS), (written, encoding) => {
        const read = decodeText(encode(written, encoding));
        if (read.ok) expect(read.value.text).toBe(written);
        else expect(read.error.code).toBe('TEXT_ENCODING_AMBIGUOUS');
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the end-of-file mark and other controls of Shift_JIS as they are', () => {
    const controls = '\u001a\u001c\u007f';
    expect(unwrap(decodeText(Buffer.from(controls), ['shift_jis'])).text).toBe(controls);
  });

  it('takes a byte order mark off and says so', () => {
    const read = unwrap(decodeText(Buffer.from('\uFEFF氏名')));
    expect(read).toEqual({ encoding: 'utf-8', text: '氏名', hasBom: true });
  });

  it('reports private-use and replacement characters with their places', () => {
    const gaiji = Buffer.concat([encode('渡', 'shift_jis'), Buffer.from([0xf0, 0x40])]);
    expect(oddCharacters(unwrap(decodeText(gaiji)).text)).toEqual([
      { kind: 'private-use', codePoint: 0xe000, at: 1 },
    ]);
    expect(oddCharacters('山\uFFFD\u{100000}')).toMatchObject([
      { kind: 'replacement', at: 1 },
      { kind: 'private-use', at: 2 },
    ]);
    expect(oddCharacters('髙﨑')).toEqual([]);
  });
});

describe('lines of a source', () => {
  it.each(TEXT_ENCODINGS)('are the same however a stream of %s is cut', async (encoding) => {
    const bytes = encode(`${SAMPLE}\r\n最後`, encoding);
    for (const size of [1, 2, 5, 4096]) {
      const lines = await linesOf(bytes, encoding, size);
      expect(lines.map(({ text }) => text)).toEqual([
        '患者氏名\t水野　花子',
        'カナ\tミズノ　ハナコ',
        '~半角\\',
        '',
        '最後',
      ]);
      expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(lines.at(-1)?.ending).toBe('');
    }
  });

  it('loses one line by a broken character, not the lines around it', async () => {
    const broken = Buffer.concat([
      encode('前\r\n', 'shift_jis'),
      Buffer.from([0x82, 0x0a]),
      encode('\r\n後\n', 'shift_jis'),
    ]);
    const lines = await linesOf(broken, 'shift_jis', 3);
    expect(lines).toEqual([
      { number: 1, text: '前', fault: null, ending: '\r\n' },
      { number: 2, text: null, fault: 'encoding', ending: '\n' },
      { number: 3, text: '', fault: null, ending: '\r\n' },
      { number: 4, text: '後', fault: null, ending: '\n' },
    ]);
  });

  it('does not hold a line without end', async () => {
    const bytes = Buffer.concat([
      Buffer.from('1\n'),
      Buffer.alloc(3_000_000, 0x61),
      Buffer.from('\n3\n'),
    ]);
    const lines = await linesOf(bytes, 'utf-8', 65_536);
    expect(lines.map(({ text, fault }) => text ?? fault)).toEqual(['1', 'too-long', '3']);
  });

  it('become UTF-8 with their ends as they are, and a broken line stays broken', async () => {
    const bytes = Buffer.concat([
      encode('甲\r\n乙\n', 'euc-jp'),
      Buffer.from([0xa4, 0x0a]),
      encode('丙', 'euc-jp'),
    ]);
    const pieces: Buffer[] = [];
    for await (const piece of transcodeToUtf8(inPieces(bytes, 2), 'euc-jp')) pieces.push(piece);
    expect(Buffer.concat(pieces)).toEqual(
      Buffer.concat([Buffer.from('甲\r\n乙\n'), Buffer.from([0xff, 0x0a]), Buffer.from('丙')]),
    );
  });
});
