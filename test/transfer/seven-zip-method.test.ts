import { describe, expect, it } from '@jest/globals';
import { wrongMethod } from '../../src/features/transfer/engines/seven-zip/seven-zip-method.js';

const codeOf = (method: string, size = '5'): string | undefined => {
  const techInfo = new Map([
    ['Size', size],
    ['Method', method],
  ]);
  return wrongMethod({ file: 'patient.csv', techInfo }, 'x.7z')?.error.code;
};

describe('the method of an entry', () => {
  it.each([
    'PPMD:o4:mem26 7zAES:19',
    'LZMA2:28 7zAES:19',
    'LZMA:48m:lc0:lp2 7zAES:19',
    'Copy 7zAES:19',
    'BZip2 7zAES:19',
  ])('is taken where one compression is encrypted: %s', (method) => {
    expect(codeOf(method)).toBeUndefined();
  });

  it('is none where the entry is empty', () => {
    expect(codeOf('', '0')).toBeUndefined();
  });

  it.each([
    '',
    'LZMA2:24',
    'PPMD:o4:mem26',
    '7zAES:19',
    // Of four branches, one may be encrypted and the others not.
    'BCJ2 LZMA:24 LZMA:20 7zAES:19',
    'BCJ2 7zAES:19 7zAES:19 7zAES:19 7zAES:19',
    '7zAES:19 LZMA2:24',
  ])('is refused where anything may be in plain: %s', (method) => {
    expect(codeOf(method)).toBe('ARCHIVE_NOT_ENCRYPTED');
  });

  it.each(['LZMA2:29 7zAES:19', 'PPMD:o32:mem30 7zAES:19', 'LZMA:1536m 7zAES:19', '7F 7zAES:19'])(
    'is refused where it asks for more memory than data need, or is unknown: %s',
    (method) => {
      expect(codeOf(method)).toBe('ARCHIVE_METHOD_UNSUPPORTED');
    },
  );
});
