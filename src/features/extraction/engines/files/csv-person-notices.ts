import { ok, refuse, type Outcome } from '../../../../kernel/outcome.js';
import { readCsv } from '../../../../platform/csv/read-csv.js';
import { PERSON_NOTICE_ITEMS, personNoticeOf, type PersonNotice } from '../../../notice/index.js';
import { PersonNoticeFiles } from '../../application/ports/person-notice-files.js';
import { extractionErrors } from '../../domain/errors.js';

/** UTF-8, RFC 4180; a byte order mark, as spreadsheets write it, does no harm. */
export class CsvPersonNotices extends PersonNoticeFiles {
  override async read(path: string): Promise<Outcome<readonly PersonNotice[]>> {
    const notices: PersonNotice[] = [];
    let hasHeader = false;
    try {
      for await (const { records } of readCsv(path))
        for (const { line, fields } of records) {
          const notice = hasHeader ? personNoticeOf(fields) : null;
          if (notice !== null) notices.push(notice);
          else if (hasHeader || !isHeader(fields)) return invalid(path, line);
          hasHeader = true;
        }
    } catch {
      return refuse(extractionErrors.FILE_UNREADABLE, { file: path });
    }
    return hasHeader ? ok(notices) : invalid(path, 1);
  }
}

const isHeader = (fields: readonly string[] | null): boolean =>
  fields?.join() === PERSON_NOTICE_ITEMS.join();

const invalid = (file: string, line: number) =>
  refuse(extractionErrors.PERSON_NOTICES_INVALID, { file, line });
