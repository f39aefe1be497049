import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unwrap } from '../../src/kernel/outcome.js';
import {
  composePackageName,
  packageFiles,
  packageNameIn,
  parsePackageName,
} from '../../src/features/transfer/domain/package-name.js';

const code = fc.stringMatching(/^[A-Z0-9]{2,12}$/);
const date = fc
  .date({ min: new Date('2018-04-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const parts = fc
  .record(
    {
      providedOn: date,
      caseNumber: fc.integer({ min: 1, max: 999_999 }),
      provider: code,
      recipient: code,
      delivery: fc.integer({ min: 2, max: 99 }),
      volume: fc.integer({ min: 1, max: 999 }),
      rehearsal: fc.boolean(),
    },
    { requiredKeys: ['providedOn', 'caseNumber', 'provider', 'recipient', 'rehearsal'] },
  )
  .filter(({ provider, recipient }) => provider !== recipient);

const codeOf = (name: string) => {
  const outcome = parsePackageName(name);
  return outcome.ok ? 'ok' : outcome.error.code;
};

describe('the file naming rule', () => {
  it('gives every package a name from which its parts are read back', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const name = unwrap(composePackageName(given));
        expect(unwrap(parsePackageName(name))).toEqual(given);
        expect(unwrap(composePackageName(unwrap(parsePackageName(name))))).toBe(name);
        for (const file of Object.values(packageFiles(name)))
          expect(packageNameIn(`/media/usb/${file}`)).toBe(name);
      }),
    );
  });

  it('never reads a text that it would not write itself', () => {
    const near = fc.oneof(
      fc.string(),
      fc
        .tuple(
          parts.map((given) => unwrap(composePackageName(given))),
          fc.nat(40),
          fc.string({ maxLength: 1 }),
        )
        .map(([name, at, other]) => name.slice(0, at) + other + name.slice(at + 1)),
    );
    fc.assert(
      fc.property(near, (text) => {
        const parsed = parsePackageName(text);
        if (parsed.ok) expect(unwrap(composePackageName(parsed.value))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('counts February 2027 to fiscal year 2026', () => {
    const name = composePackageName({
      providedOn: '2027-02-10',
      caseNumber: 12,
      provider: 'AOBA',
      recipient: 'MINATO',
      rehearsal: false,
    });
    expect(name).toEqual({ ok: true, value: '2026_20270210_0012_AOBA_MINATO' });
  });

  it('lets a rehearsal be told from a real package by the name alone', () => {
    const about = { providedOn: '2027-02-10', caseNumber: 12, provider: 'AOBA' };
    const name = composePackageName({ ...about, recipient: 'MINATO', rehearsal: true });
    expect(name).toEqual({ ok: true, value: 'REHEARSAL_2026_20270210_0012_AOBA_MINATO' });
  });

  it.each([
    ['REHEARSAL_REHEARSAL_2026_20261121_0001_AOBA_MINATO', 'PACKAGE_NAME_DATE'],
    ['rehearsal_2026_20261121_0001_AOBA_MINATO', 'PACKAGE_NAME_DATE'],
    ['2026_20270401_0001_AOBA_MINATO', 'PACKAGE_NAME_FISCAL_YEAR'],
    ['26_20261121_0001_AOBA_MINATO', 'PACKAGE_NAME_FISCAL_YEAR'],
    ['2026_20261131_0001_AOBA_MINATO', 'PACKAGE_NAME_DATE'],
    ['2026_2026-11-21_0001_AOBA_MINATO', 'PACKAGE_NAME_DATE'],
    ['2026_20261121_001_AOBA_MINATO', 'PACKAGE_NAME_CASE_NUMBER'],
    ['2026_20261121_0000_AOBA_MINATO', 'PACKAGE_NAME_CASE_NUMBER'],
    ['2026_20261121_00001_AOBA_MINATO', 'PACKAGE_NAME_CASE_NUMBER'],
    ['2026_20261121_0001_aoba_MINATO', 'PACKAGE_NAME_PROVIDER'],
    ['2026_20261121_0001_A_MINATO', 'PACKAGE_NAME_PROVIDER'],
    ['2026_20261121_0001_AOBA_MINATO-', 'PACKAGE_NAME_RECIPIENT'],
    ['2026_20261121_0001_AOBA_AOBA', 'PACKAGE_NAME_RECIPIENT'],
    ['2026_20261121_0001_AOBA_MINATO_1', 'PACKAGE_NAME_VOLUME'],
    ['2026_20261121_0001_AOBA_MINATO_000', 'PACKAGE_NAME_VOLUME'],
    ['2026_20261121_0001_AOBA_MINATO_D1', 'PACKAGE_NAME_DELIVERY'],
    ['2026_20261121_0001_AOBA_MINATO_D02_001', 'PACKAGE_NAME_DELIVERY'],
    ['2026_20261121_0001_AOBA_MINATO_001_D2', 'PACKAGE_NAME_SHAPE'],
    ['2026_20261121_0001_AOBA', 'PACKAGE_NAME_SHAPE'],
    ['2026_20261121_0001_AOBA_MINATO_001_x', 'PACKAGE_NAME_SHAPE'],
    ['', 'PACKAGE_NAME_SHAPE'],
  ])('refuses %s naming the wrong part (%s)', (name, expected) => {
    expect(codeOf(name)).toBe(expected);
  });

  it('refuses to compose from a date that does not exist', () => {
    const name = composePackageName({
      providedOn: '2027-02-30',
      caseNumber: 1,
      provider: 'AOBA',
      recipient: 'MINATO',
      rehearsal: false,
    });
    expect(name).toMatchObject({ ok: false, error: { code: 'PACKAGE_NAME_DATE' } });
  });
});
