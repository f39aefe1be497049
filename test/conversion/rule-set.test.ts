import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { Rfc4180CsvText } from '../../src/features/conversion/engines/rfc4180-csv-text.js';
import { YamlRuleSetReader } from '../../src/features/conversion/engines/yaml-rule-set-reader.js';
import { ReportCoverage, TestConversion } from '../../src/features/conversion/index.js';
import { unwrap } from '../../src/kernel/outcome.js';
import { COMMON, OWN, RULES } from './rule-sets.js';

const test = (text: string) => new TestConversion(new YamlRuleSetReader()).execute(text);
const changed = (from: string, to: string) => {
  expect(RULES).toContain(from);
  return test(RULES.replace(from, to));
};

describe('A file of conversion rules', () => {
  it('is read with every code as it is written, and its examples hold', () => {
    const { ruleSet, rules, examples, lossy } = unwrap(test(RULES));
    expect([ruleSet.version, rules, examples]).toEqual([1, 6, 9]);
    const [table] = ruleSet.tables;
    expect(table?.rules[1]?.steps[0]?.map?.codes).toEqual({ '01': 'M', '02': 'F' });
    expect(table?.rules[0]?.examples[0]).toEqual({ in: ['123'], out: ['0000000123'] });
    expect(lossy).toEqual([
      {
        place: 'lab_result.sex',
        losses: [{ step: 'map', merged: { from: ['*'], to: 'U' } }],
      },
      { place: 'lab_result.value', losses: [{ step: 'unit' }] },
    ]);
  });

  it('may as well be JSON', () => {
    const { ruleSet } = unwrap(test(RULES));
    expect(unwrap(test(JSON.stringify(ruleSet))).ruleSet).toEqual(ruleSet);
    expect(unwrap(test(stringify(ruleSet))).ruleSet).toEqual(ruleSet);
  });

  it('is refused with the example that does not hold', () => {
    expect(changed('in: 09, out: U', 'in: 09, out: O')).toMatchObject({
      error: { code: 'CONVERSION_EXAMPLE_FAILED' },
      facts: {
        place: 'lab_result.sex',
        example: 2,
        input: '["09"]',
        expected: '["O"]',
        actual: '["U"]',
      },
    });
    expect(changed('in: 20240401, refused', 'in: 5060401, refused')).toMatchObject({
      error: { code: 'CONVERSION_EXAMPLE_FAILED' },
      facts: { place: 'lab_result.collected_on', expected: 'refused', actual: '["2024-04-01"]' },
    });
  });

  it.each([
    ['steps: [{ zeroFill: 10 }]', 'steps: [{ zeroFill: ten }]', 'CONVERSION_INVALID'],
    ['steps: [{ zeroFill: 10 }]', 'steps: [{ fill: 10 }]', 'CONVERSION_INVALID'],
    ['steps: [{ zeroFill: 10 }]', 'steps: [{ zeroFill: 10, trim: {} }]', 'CONVERSION_INVALID'],
    ['        examples: [{ in: 100, out: 1.13 }]\n', '', 'CONVERSION_INVALID'],
    ['codes: { 01: M, 02: F }', 'codes: { 01: M, 01: F }', 'CONVERSION_UNREADABLE'],
    ['        to: sex', '        to: patient_id', 'CONVERSION_TARGET_TWICE'],
    ['from: GYYMMDD', 'from: GMMDD', 'CONVERSION_RULE_BROKEN'],
    ['from: GYYMMDD, to: YYYY-MM-DD', 'from: GYYMM, to: YYYY-MM-DD', 'CONVERSION_RULE_BROKEN'],
    ['factor: 1/88.4, decimals: 2', 'factor: 1/88.4', 'CONVERSION_RULE_BROKEN'],
    ['factor: 1/88.4', 'factor: 1/0', 'CONVERSION_RULE_BROKEN'],
    ["steps: [{ join: { with: ' ' } }]", 'steps: []', 'CONVERSION_RULE_BROKEN'],
  ])('is refused with %s written as %s', (from, to, code) => {
    expect(changed(from, to)).toMatchObject({ error: { code } });
  });

  it('names the line that does not read', () => {
    expect(test('kind: yuzu.conversion\nname: [\nversion: ]x]')).toMatchObject({
      error: { code: 'CONVERSION_UNREADABLE' },
      facts: { line: 3 },
    });
    for (const text of ['', '~', '[]', '42', 'text'])
      expect(test(text)).toMatchObject({ error: { code: 'CONVERSION_INVALID' } });
  });
});

describe('The coverage of the common definition', () => {
  const report = new ReportCoverage(new Rfc4180CsvText());
  const rules = () => unwrap(test(RULES)).ruleSet;
  const standings = (withRules: boolean) => {
    const { coverage } = unwrap(report.execute(OWN, COMMON, withRules ? rules() : undefined));
    return Object.fromEntries(coverage.items.map(({ item, standing }) => [item, standing]));
  };

  it('is mapped, differing and missing with counts, and lists what of the own leads nowhere', () => {
    const { coverage } = unwrap(report.execute(OWN, COMMON, rules()));
    expect(standings(true)).toEqual({
      patient_id: 'mapped',
      name: 'mapped',
      sex: 'mapped',
      collected_on: 'mapped',
      value: 'mapped',
      unit: 'mapped',
      ward: 'differing',
      specimen: 'missing',
    });
    expect(coverage.counts).toEqual({ mapped: 6, differing: 1, missing: 1, requiredMissing: 1 });
    expect(coverage.items.find(({ item }) => item === 'ward')?.differences).toEqual([
      { aspect: 'length', source: '20', target: '4' },
    ]);
    expect(coverage.unused).toEqual([{ table: 'kensa', item: 'memo', nameJa: 'memo' }]);
  });

  it('without rules is of tables and items of the same name only', () => {
    expect(new Set(Object.values(standings(false)))).toEqual(new Set(['missing']));
    const same = unwrap(report.execute(COMMON, { ...COMMON, version: 2 })).coverage;
    expect(same.counts).toMatchObject({ mapped: 8, differing: 0, missing: 0 });
    expect(same.unused).toEqual([]);
  });

  it('finds a rule that renames but leaves type, code table and unit as they differ', () => {
    const renaming = RULES.replace(
      'steps: [{ map: { codes: { 01: M, 02: F }, rest: { default: U } } }]\n        examples:\n          - { in: 01, out: M }\n          - { in: 09, out: U }',
      'examples: [{ in: 01, out: 01 }]',
    )
      .replace(
        'steps: [{ unit: { factor: 1/88.4, decimals: 2 } }]\n        examples: [{ in: 100, out: 1.13 }]',
        'examples: [{ in: 100, out: 100 }]',
      )
      .replace(
        'steps: [{ date: { from: GYYMMDD, to: YYYY-MM-DD } }]\n        examples:\n          - { in: 5060401, out: 2024-04-01 }\n          - { in: 20240401, refused: true }',
        'examples: [{ in: 5060401, out: 5060401 }]',
      );
    const { coverage } = unwrap(report.execute(OWN, COMMON, unwrap(test(renaming)).ruleSet));
    const open = coverage.items.map(({ item, differences }) => [
      item,
      differences.map(({ aspect }) => aspect).join(),
    ]);
    expect(Object.fromEntries(open)).toMatchObject({
      sex: 'codeTable',
      value: 'unit',
      collected_on: 'type,format',
    });
  });

  it('finds codes a map gives that the common code table does not have', () => {
    const { ruleSet } = unwrap(test(RULES.replace('02: F }', '02: X }')));
    const { coverage } = unwrap(report.execute(OWN, COMMON, ruleSet));
    expect(coverage.items.find(({ item }) => item === 'sex')).toMatchObject({
      standing: 'differing',
      differences: [{ aspect: 'codeTable', source: 'X', target: 'sex' }],
    });
  });

  it('reads as text and as a table', () => {
    const written = unwrap(report.execute(OWN, COMMON, rules()));
    expect(written.text('ja')).toBe(
      [
        '対応状況: yamato/own 第1版 → test/common 第1版',
        '全8項目: 対応済み 6、相違あり 1、対応なし 1（うち必須 1）',
        '',
        '相違あり',
        '  lab_result.ward ward: 桁数 20 → 4',
        '',
        '対応なし',
        '  lab_result.specimen specimen（必須）',
        '',
        '対応先のない自事業者の項目 1',
        '  kensa.memo memo',
      ].join('\n'),
    );
    const lines = written.csv('ja').split('\r\n');
    expect(lines[0]).toBe('表,項目,項目名,必須,対応,対応元,相違,情報の欠落');
    expect(lines).toContain('lab_result,sex,sex,,対応済み,kensa.sei,,map: * → U');
    expect(lines).toContain('lab_result,name,name,,対応済み,kensa.shimei_sei + kensa.shimei_mei,,');
    expect(lines.at(-2)).toBe(',,memo,,未使用（自事業者の項目）,kensa.memo,,');
  });

  it('is refused for rules of another definition, or of items it does not have', () => {
    expect(report.execute(COMMON, COMMON, rules())).toMatchObject({
      error: { code: 'CONVERSION_OTHER_DEFINITION' },
      facts: { expected: 'yamato/own v1', given: 'test/common v1' },
    });
    const { ruleSet } = unwrap(test(RULES.replace('from: kanja_no', 'from: kanja_id')));
    expect(report.execute(OWN, COMMON, ruleSet)).toMatchObject({
      error: { code: 'CONVERSION_PLACE_UNKNOWN' },
      facts: { place: 'kensa.kanja_id' },
    });
  });
});
