import { messageOf, type Facts, type Language } from '../../../kernel/outcome.js';

/** What is wrong with an exported log; `{sequence}` counts log entries, `{line}` lines, both as the file does. */
const texts = {
  'line-unreadable': [
    '{line}行目を読み取れません。書き換えられています。',
    'Line {line} cannot be read: it was altered.',
  ],
  'line-misplaced': [
    '{line}行目はこの位置にあるべき行ではありません。',
    'Line {line} does not belong where it stands.',
  ],
  'entry-altered': [
    '記録{sequence}番（{line}行目）は書き換えられています。',
    'Record {sequence} (line {line}) was altered.',
  ],
  'entry-removed': ['記録{sequence}番が取り除かれています。', 'Record {sequence} was removed.'],
  'entry-added': [
    '{line}行目の記録（番号{sequence}）は後から加えられたものです。',
    'The record on line {line} (number {sequence}) was added.',
  ],
  'entry-reordered': [
    '記録{sequence}番（{line}行目）は順序が変えられています。',
    'Record {sequence} (line {line}) was moved.',
  ],
  'person-altered': [
    '記録{sequence}番（{line}行目）の本人情報が、記録時の内容と一致しません。',
    'The person of record {sequence} (line {line}) is not the one that was recorded.',
  ],
  'leaf-list-altered': [
    '照合用ハッシュの一覧が時点証明と一致しません。',
    'The list of leaf hashes does not agree with the checkpoint.',
  ],
  'root-mismatch': [
    '記録全体が時点証明と一致せず、照合用ハッシュの一覧も書き換えられているため、該当する記録を特定できません。',
    'The records do not agree with the checkpoint, and as the list of leaf hashes was altered too, the record cannot be named.',
  ],
  'header-altered': [
    '見出し（1行目）の「{field}」が書き換えられています。',
    'Field "{field}" of the header (line 1) was altered.',
  ],
  'checkpoint-missing': [
    '時点証明がありません。ファイルが途中で切れているか、取り除かれています。',
    'The checkpoint is missing: the file is cut short, or it was removed.',
  ],
  'checkpoint-altered': [
    '時点証明の署名が一致しません。',
    'The signature of the checkpoint does not hold.',
  ],
  'witness-altered': [
    '「{operator}」による立会署名（{line}行目）が一致しません。',
    'The witness signature of "{operator}" (line {line}) does not hold.',
  ],
  'witness-contradicts': [
    '「{operator}」が立ち会った時点証明（{size}件）と記録が一致しません。記録が後から書き換えられています。',
    'The records disagree with the checkpoint of size {size} that "{operator}" witnessed: they were rewritten.',
  ],
  'seal-missing': [
    '封印がありません。ファイルが途中で切れています。',
    'The seal is missing: the file is cut short.',
  ],
  'seal-altered': [
    'ファイル全体の署名が一致しません。書出し後に変更されています。',
    'The signature over the whole file does not hold: it was changed after the export.',
  ],
  'end-altered': [
    '末尾の検査値が一致しません。ファイルが破損または変更されています。',
    'The closing checksum does not hold: the file was damaged or changed.',
  ],
  'key-unknown': [
    '署名鍵（指紋 {fingerprint}）が、指定された鍵と異なります。',
    'The file is signed by another key (fingerprint {fingerprint}) than the one given.',
  ],
} as const;

export type FindingCode = keyof typeof texts;

export interface Finding {
  readonly code: FindingCode;
  readonly facts: Facts;
}

export const finding = (code: FindingCode, facts: Facts = {}): Finding => ({ code, facts });

export const findingText = ({ code, facts }: Finding, language: Language): string => {
  const [ja, en] = texts[code];
  return messageOf({ error: { code, status: 422, ja, en }, facts }, language);
};
