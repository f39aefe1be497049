export { parseOptOutList, type OptOutEntry, type OptOutList } from './domain/opt-out-list.js';
export { OptOutMatcher, type OptOutReason } from './domain/opt-out-matcher.js';
export { ExportOptOutList } from './application/export-opt-out-list.use-case.js';
export { OptOuts } from './application/opt-outs.js';
