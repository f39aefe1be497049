export { parseOptOutList, type OptOutEntry, type OptOutList } from './domain/opt-out-list.js';
export { OptOutMatcher, type OptOutReason } from './domain/opt-out-matcher.js';
export { OptOuts } from './application/opt-outs.js';
