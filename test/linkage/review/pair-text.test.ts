import { describe, expect, it } from '@jest/globals';
import { pairText } from '../../../src/features/linkage/cli/review/pair-text.js';
import {
  PATIENT_COLUMNS,
  type PatientRow,
} from '../../../src/features/linkage/domain/patient-row.js';
import type { Language } from '../../../src/kernel/outcome.js';
import type { CliContext } from '../../../src/platform/cli/cli-context.js';

const contextIn = (language: Language): CliContext => ({
  language,
  text: (ja, en) => (language === 'ja' ? ja : en),
  print: () => undefined,
  progress: () => undefined,
  exitWith: () => undefined,
});

const nobody = Object.fromEntries(PATIENT_COLUMNS.map((column) => [column, ''])) as PatientRow;

const born = (left: string, right: string, language: Language = 'ja') => {
  const pair = {
    id: 'P1',
    left: { ...nobody, birth_date: left },
    right: { ...nobody, birth_date: right },
  };
  const lines = pairText(pair, contextIn(language)).split('\n');
  const at = lines.findIndex((line) => /生年月日|birth date/.test(line));
  return lines.slice(at, at + 3).map((line) => line.trim());
};

describe('a pair on the reviewer’s screen', () => {
  it('says where one era may have been taken for another', () => {
    expect(born('1928-05-06', '1991-05-06')).toEqual([
      '≠ 生年月日　 1928-05-06',
      '1991-05-06',
      '（元号の取り違えの可能性）',
    ]);
    expect(born('昭和3年5月6日', '平成3年5月6日', 'en')[2]).toBe(
      '(perhaps one era taken for another)',
    );
  });

  it('says nothing of the kind of other births, nor of one written in two ways', () => {
    expect(born('1928-05-06', '1991-05-07')[2]).not.toContain('元号');
    const [first, second, next] = born('昭和3年5月6日', '1928-05-06');
    expect([first, second]).toEqual(['≒ 生年月日　 昭和3年5月6日', '1928-05-06']);
    expect(next).not.toContain('元号');
  });
});
