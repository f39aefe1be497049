import type { Language } from '../../../kernel/outcome.js';

const TEXTS = {
  ARCHIVE_DAMAGED: {
    ja: 'ZIPファイルが破損しているか、途中で切れています。',
    en: 'The ZIP file is damaged or cut short.',
  },
  FILE_MISSING: { ja: '「{file}」がありません。', en: '"{file}" is missing.' },
  FILE_UNEXPECTED: {
    ja: '「{file}」は目録にないファイルです。',
    en: '"{file}" is not listed in the manifest.',
  },
  FILE_ALTERED: {
    ja: '「{file}」の内容が目録のSHA-256と一致しません。',
    en: '"{file}" does not match its SHA-256 in the manifest.',
  },
  CHECKSUMS_DIFFER: {
    ja: 'SHA256SUMSの内容が目録と一致しません。',
    en: 'SHA256SUMS does not agree with the manifest.',
  },
  MANIFEST_MALFORMED: {
    ja: '目録（manifest.json）が正しい形式ではありません。',
    en: 'The manifest (manifest.json) is malformed.',
  },
  MANIFEST_SIGNATURE_INVALID: {
    ja: '目録の署名が、書き出した事業者「{operator}」の鍵による正しい署名ではありません。',
    en: 'The signature of the manifest was not made by the key of "{operator}", who exported it.',
  },
  KEY_INVALID: {
    ja: '事業者「{operator}」の公開鍵が読み取れないか、目録の指紋と一致しません。',
    en: 'The public key of "{operator}" cannot be read or has another fingerprint than the manifest says.',
  },
  KEY_MISSING: {
    ja: '事業者「{operator}」の公開鍵がありません。',
    en: 'The public key of "{operator}" is missing.',
  },
  KEY_SHARED: {
    ja: '事業者「{operator}」の公開鍵が、別の事業者の鍵としても使われています。',
    en: 'The public key of "{operator}" stands for another operator too.',
  },
  KEY_NOT_PINNED: {
    ja: '事業者「{operator}」の公開鍵が、指定された鍵（--keys）と一致しません。',
    en: 'The public key of "{operator}" is not the one given with --keys.',
  },
  TEXT_MALFORMED: {
    ja: '「{file}」は契約文書または通知の正規化されたJSONではありません。',
    en: '"{file}" is not the canonical JSON of a contract text or notice.',
  },
  CHAIN_BROKEN: {
    ja: '「{file}」は、この契約の前の文書に続く文書ではありません。',
    en: '"{file}" does not follow the text before it in this contract.',
  },
  SIGNATURE_MISSING: {
    ja: '「{file}」に当事者「{operator}」の署名がありません。',
    en: '"{file}" lacks the signature of its party "{operator}".',
  },
  SIGNATURE_INVALID: {
    ja: '「{file}」に対する「{operator}」の署名が正しくありません。',
    en: 'The signature of "{operator}" over "{file}" does not hold.',
  },
} as const;

type EvidenceFindingCode = keyof typeof TEXTS;

/** One thing that does not hold. */
export interface EvidenceFinding {
  readonly code: EvidenceFindingCode;
  readonly file?: string;
  readonly operator?: string;
}

export const evidenceFindingText = (
  { code, file = '', operator = '' }: EvidenceFinding,
  language: Language,
): string => TEXTS[code][language].replaceAll('{file}', file).replaceAll('{operator}', operator);
