export { ApplyConversion } from './application/apply-conversion.use-case.js';
export { ReportCoverage } from './application/report-coverage.use-case.js';
export { TestConversion } from './application/test-conversion.use-case.js';
