import { defineFindings } from './finding-text.js';

/** What is found within messages of SS-MIX2 storages only. */
export const SS_MIX2_FINDINGS = defineFindings({
  SEGMENT_EMPTY: {
    severity: 'warning',
    ja: '内容のないセグメントを除きました。',
    en: 'A segment without content was left out.',
  },
  SEGMENT_UNASSIGNED: {
    severity: 'error',
    ja: '属するオーダーが前にないセグメントのため、読み込んでいません。',
    en: 'A segment with no order before it to belong to; not read.',
  },
  EVENT_CANCELLED: {
    severity: 'error',
    ja: '入退院等の取消のメッセージです。読み込んでいません。取り消された出来事の行が残っていないか確認してください。',
    en: 'A message that takes back an admission, transfer or visit; not read. Make sure no row of the event it takes back remains.',
  },
  ENCODING_NOT_STANDARD: {
    severity: 'warning',
    ja: '標準（ISO-2022-JP）と異なる文字コードとして読み込みました。',
    en: 'Read in another encoding than the standard’s (ISO-2022-JP).',
  },
});
