import type { Outcome } from '../../../../kernel/outcome.js';
import type { PersonNotice } from '../../../notice/index.js';

/** 個人別の通知一覧. Lists of single persons, in files of the secure room. */
export abstract class PersonNoticeFiles {
  /** Refused whole where one line is wrong: the person it was about would be let through, or be missing. */
  abstract read(path: string): Promise<Outcome<readonly PersonNotice[]>>;
}
