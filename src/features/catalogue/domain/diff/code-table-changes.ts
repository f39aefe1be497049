import type { CodeTable } from '../data-definition.js';
import { BREAKS, type Change } from './change.js';
import { texts } from './table-changes.js';

const WORDS = ['nameJa', 'version', 'source'] as const;

/** Differences of one code table that stayed, or was renamed. */
export function codeTableChanges(before: CodeTable, after: CodeTable): Change[] {
  return [
    ...WORDS.filter((aspect) => before[aspect] !== after[aspect]).map((aspect) => ({
      kind: 'reworded' as const,
      subject: 'code-table' as const,
      place: after.name,
      title: after.nameJa,
      aspect,
      ...texts(before[aspect], after[aspect]),
      breaks: BREAKS.reworded,
    })),
    ...codeChanges(before, after),
  ];
}

function codeChanges(before: CodeTable, after: CodeTable): Change[] {
  const about = (code: string, title: string) => ({
    subject: 'code' as const,
    place: `${after.name}:${code}`,
    title,
  });
  const gone = Object.entries(before.codes).filter(([code]) => !Object.hasOwn(after.codes, code));
  const now = Object.entries(after.codes);
  return [
    ...gone.map(([code, text]) => ({
      kind: 'removed' as const,
      ...about(code, text),
      before: text,
      breaks: BREAKS.narrowed,
    })),
    ...now
      .filter(([code]) => !Object.hasOwn(before.codes, code))
      .map(([code, text]) => ({
        kind: 'added' as const,
        ...about(code, text),
        after: text,
        breaks: BREAKS.widened,
      })),
    ...now
      .filter(([code, text]) => Object.hasOwn(before.codes, code) && before.codes[code] !== text)
      .map(([code, text]) => ({
        kind: 'reworded' as const,
        ...about(code, text),
        aspect: 'text',
        ...texts(before.codes[code], text),
        breaks: BREAKS.reworded,
      })),
  ];
}
