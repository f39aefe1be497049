import { describe, expect, it } from '@jest/globals';
import {
  assembleClauses,
  settledVariables,
} from '../../src/features/contract/domain/legal-template.js';
import { basicWording } from '../../src/features/contract/domain/legal-wording.js';
import { FileLegalTemplates } from '../../src/features/contract/storage/file-legal-templates.js';
import { unwrap } from '../../src/kernel/outcome.js';

const template = new FileLegalTemplates().basic();
const contract = {
  operatorKind: 'anonymised' as const,
  parties: [
    { code: 'MINATO', name: 'みなと' },
    { code: 'AOBA', name: 'あおば' },
  ],
  startsOn: '2026-04-01',
  endsOn: '2027-03-31',
  renewal: { years: 1, noticeMonths: 3 },
};
const words = { ...unwrap(settledVariables(template, {})), ...basicWording(contract) };

describe('the clause library', () => {
  it('gives a basic contract all clauses the operators agreed on, with nothing left open', () => {
    const clauses = unwrap(assembleClauses(template, words));
    expect(clauses.map(({ heading }) => heading.replace(/^第\d+条/, ''))).toEqual(
      expect.arrayContaining([
        '前文',
        '（用語の定義）',
        '（個別契約）',
        '（準拠法及び遵守事項）',
        '（受領側の責務）',
        '（提供側の責務）',
        '（機密保持）',
        '（知的財産の取扱い）',
        '（免責事項）',
        '（権利義務の譲渡の禁止）',
        '（契約金額の支払い）',
        '（端数整理）',
        '（支払い遅延損害金）',
        '（契約終了時の医療情報の取扱い）',
        '（契約の解除）',
        '（反社会的勢力の排除）',
        '（契約期間及びその延長）',
        '（損害賠償）',
        '（管轄裁判所）',
        '（協議）',
        '（存続条項）',
      ]),
    );
    for (const { text } of clauses) expect(text).not.toMatch(/[{}]/);
  });

  it('names parties, term and the article of the Act in words', () => {
    const text = unwrap(assembleClauses(template, words))
      .map((clause) => clause.text)
      .join('\n');
    expect(text).toContain('みなと（MINATO）、あおば（AOBA）');
    expect(text).toContain('2026年4月1日から2027年3月31日まで');
    expect(text).toContain('第27条第1項');
  });

  it('points from the surviving clauses to articles that exist under that number', () => {
    const clauses = unwrap(assembleClauses(template, words));
    const survival = clauses.find(({ id }) => id === 'survival');
    const security = clauses.find(({ id }) => id === 'security');
    const article = /^第\d+条/.exec(security?.heading ?? '')?.[0] ?? '?';
    expect(survival?.text).toContain(article);
  });

  it('refuses a template variable nobody gave a value, by name', () => {
    const rest = Object.fromEntries(Object.entries(words).filter(([name]) => name !== 'parties'));
    expect(assembleClauses(template, rest)).toMatchObject({
      ok: false,
      error: { code: 'CLAUSE_VARIABLE_MISSING' },
      facts: { clause: 'preamble-basic', variable: 'parties' },
    });
  });

  it('refuses a settled variable the library does not know', () => {
    expect(settledVariables(template, { paymentDay: '30' })).toMatchObject({
      ok: false,
      facts: { variable: 'paymentDay' },
    });
    expect(unwrap(settledVariables(template, { paymentDays: '30' }))).toMatchObject({
      paymentDays: '30',
      lateChargeRate: '3',
    });
  });

  it.each([
    ['paymentDays', '0'],
    ['paymentDays', '六十'],
    ['lateChargeRate', '14.7'],
    ['transferFeeBearer', '折半'],
  ])('refuses %s %s, which the clause does not allow', (name, value) => {
    expect(settledVariables(template, { [name]: value })).toMatchObject({
      ok: false,
      error: { code: 'CLAUSE_VARIABLE_INVALID' },
      facts: { variable: name },
    });
  });

  it('writes one item for each line of a value, so that a purpose of two lines stays readable', () => {
    const individual = new FileLegalTemplates().individual();
    const names = individual.clauses.flatMap(({ facts = [] }) => facts);
    const values = Object.fromEntries(names.map((name) => [name, 'x']));
    const clauses = unwrap(assembleClauses(individual, { ...values, purpose: '研究\n\n教育' }));
    expect(
      clauses
        .find(({ id }) => id === 'purpose')
        ?.text.split('\n')
        .slice(1),
    ).toEqual(['(1)\u3000研究', '(2)\u3000教育']);
  });
});
