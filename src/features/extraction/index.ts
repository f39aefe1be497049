export type { ProvideTicket } from './domain/provide-ticket.js';
export type { ExtractReceipt } from './domain/extract-receipt.js';
export type { CheckFinding, CheckReport } from './domain/check-report.js';
export { checkReportHtml } from './domain/report/check-report-html.js';
export { CheckData } from './application/check-data.use-case.js';
export {
  ExtractData,
  type ExtractRequest,
  type GivenSource,
} from './application/extract-data.use-case.js';
export { valueCheck, type ValueCheck } from './domain/check-value.js';
export { contractedIn, wholeDefinition } from './domain/contracted.js';
export {
  folderMarks,
  MARKER_FILE,
  markerText,
  REHEARSAL_PREFIX,
  tableFile,
} from './domain/rehearsal-marks.js';
export {
  isWatermarked,
  REHEARSAL_INSTITUTION,
  REHEARSAL_PATIENT,
  Watermark,
} from './domain/watermark.js';
export { checkWall, wallRefusal, WATERMARK } from './domain/rehearsal-wall.js';
export { rehearsalWallErrors } from './domain/rehearsal-errors.js';
export {
  Scan,
  type ScannedFile,
  type ScanResult,
  TableScanner,
} from './application/ports/table-scanner.js';
export { openCurrentLists, type GivenPersonLists } from './application/person-lists.js';
export type { Severities } from './domain/check-severities.js';
export { readRules } from './cli/read-inputs.js';
export {
  addPersonLists,
  readPersonLists,
  type PersonListOptions,
} from './cli/person-list-options.js';
export { sourceOf } from './cli/source-argument.js';
export { addSources, readSources, type SourceOptions } from './cli/source-options.js';
export { extractSummary, isSourceLacking } from './cli/extract-summary.js';
export { stepwise } from './cli/progress.js';
export { PersonNoticeFiles } from './application/ports/person-notice-files.js';
export type { PersonIndex } from './domain/person-index.js';
export {
  recheckPersons,
  type PersonInFiles,
  type RecheckCounts,
  type RecheckLists,
} from './domain/person-recheck.js';
export { openDescribedTable } from './engines/postgres/open-described-table.js';
