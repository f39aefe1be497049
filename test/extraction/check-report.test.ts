import { describe, expect, it } from '@jest/globals';
import {
  addBreach,
  findingGroup,
  reportOf,
} from '../../src/features/extraction/domain/check-findings.js';
import { CHECK_RULES } from '../../src/features/extraction/domain/check-rules.js';
import {
  ADJUSTABLE,
  readSeverities,
} from '../../src/features/extraction/domain/check-severities.js';
import { checkReportHtml } from '../../src/features/extraction/domain/report/check-report-html.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { definition } from './support.js';

const MARKS = {
  marker: false,
  files: { marked: 0, unmarked: 1 },
  rows: { marked: 0, unmarked: 9 },
};
const TABLES = [{ table: 'patient', rows: 12_345 }];

function group(rule: keyof typeof CHECK_RULES, column: string, values: readonly string[]) {
  const made = findingGroup('patient', rule, column);
  for (const [at, value] of values.entries()) addBreach(made, at + 1, () => value);
  return made;
}

const found = [
  group('type', 'birth_date', ['昭和23年', '1949-02-29']),
  group('check-digit', 'insurer_number', ['33120014']),
];
const facts = {
  definition,
  directory: '/data/<A&B>',
  checkedAt: '2026/11/21 19:00',
  asOf: '2026-11-30',
};

describe('severities of rules', () => {
  const report = (file: unknown) =>
    reportOf(found, TABLES, MARKS, unwrap(readSeverities('f', file)));

  it('can be raised, lowered and switched off where a rule is about contents', () => {
    expect(report({}).findings.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(report({ 'check-digit': 'error' }).findings[1]?.severity).toBe('error');
    expect(report({ 'check-digit': 'off' }).findings).toHaveLength(1);
    expect(reportOf(found.slice(1), TABLES, MARKS).conforming).toBe(true);
    expect(reportOf(found.slice(1), TABLES, MARKS, { 'check-digit': 'error' }).conforming).toBe(
      false,
    );
  });

  it.each([
    [{ type: 'off' }],
    [{ 'check-digits': 'off' }],
    [{ 'check-digit': 'none' }],
    [null],
    ['off'],
  ])('are refused where they would loosen the contract or say nothing: %j', (file) => {
    const outcome = readSeverities('rules.yaml', file);
    expect(outcome.ok ? '' : outcome.error.code).toBe('CHECK_RULES_UNREADABLE');
  });

  it('may be changed only for rules that do not decide on their own whether data conform', () => {
    expect(ADJUSTABLE.filter((rule) => CHECK_RULES[rule].severity === 'error')).toEqual([]);
  });
});

describe('the report for people', () => {
  const html = checkReportHtml(reportOf(found, TABLES, MARKS), facts);

  it('names tables, items, rules, counts and first rows in Japanese', () => {
    for (const text of ['患者基本', '生年月日', '不適合', '注意', '12,345', '1、2', '2026-11-30'])
      expect(html).toContain(text);
    expect(html).toContain(CHECK_RULES.type.ja);
  });

  it('shows no value, runs no script and loads nothing', () => {
    expect(html).not.toContain('昭和23年');
    expect(html).not.toContain('33120014');
    expect(html).not.toMatch(/<script|https?:|url\(|<link|<img/);
  });

  it('shows texts from outside as they are written, never as markup', () => {
    expect(html).toContain('/data/&lt;A&amp;B&gt;');
  });

  it('says so where nothing was found', () => {
    const clean = checkReportHtml(reportOf([], TABLES, MARKS), facts);
    expect(clean).toContain('指摘事項はありません。');
    expect(clean).toContain('適合：');
  });
});
