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
  EVENT_TAKEN_BACK: {
    severity: 'notice',
    ja: '取消のメッセージにより取り消された受診・入退院等のため、行を出力していません。',
    en: 'A visit, admission or transfer that a later message takes back; it has no row.',
  },
  EVENT_TAKES_BACK: {
    severity: 'notice',
    ja: '入退院等の取消のメッセージです。該当する出来事を取り消しました。',
    en: 'A message that takes back a visit, admission or transfer; the event it means was left out.',
  },
  EVENT_CANCELLED: {
    severity: 'error',
    ja: '入退院等の取消のメッセージですが、どの出来事の取消か特定できません。取り消された出来事の行が残っていないか確認してください。',
    en: 'A message that takes back an admission, transfer or visit, but it cannot be told which. Make sure no row of the event it takes back remains.',
  },
  ENCODING_NOT_STANDARD: {
    severity: 'warning',
    ja: '標準（ISO-2022-JP）と異なる文字コードとして読み込みました。',
    en: 'Read in another encoding than the standard’s (ISO-2022-JP).',
  },
});
