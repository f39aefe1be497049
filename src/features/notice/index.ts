export {
  COUNTED_FROM,
  parseNoticeList,
  type InstitutionNotice,
  type NoticeList,
} from './domain/notice-list.js';
export { PERSON_NOTICE_ITEMS, personNoticeOf, type PersonNotice } from './domain/person-notice.js';
export { ExportNoticeList } from './application/export-notice-list.use-case.js';
export { Notices } from './application/notices.js';
export { NoticeGate, stillCovers } from './domain/notice-gate.js';
