import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  OptOutMatcher,
  parseOptOutList,
  type OptOutEntry,
} from '../../src/features/opt-out/index.js';
import { normaliseCode, normaliseKana } from '../../src/features/opt-out/domain/normalise.js';

const person = {
  institutionCode: '0110113719',
  patientId: '0001234',
  nameKana: 'サトウ　ショウイチ',
  birthDate: '1948-04-05',
  sex: 'M',
};
const matches = (entry: OptOutEntry, known = person) =>
  new OptOutMatcher({ version: 1, issuedAt: '2026-01-01T00:00:00Z', entries: [entry] }).match(
    known,
  );

describe('an opt-out entry', () => {
  it.each([
    'サトウ　ショウイチ',
    'さとう しょういち',
    'ｻﾄｳ ｼｮｳｲﾁ',
    'サトウショウイチ',
    'サトウ シヨウイチ',
  ])('recognises the person by the name %s, birth date and sex', (nameKana) => {
    expect(matches({ nameKana, birthDate: '1948-04-05', sex: 'M' })).toBe('identity');
  });

  it.each([
    ['ガギグ', 'ｶﾞｷﾞｸﾞ'],
    ['ガギグ', 'カ゛キ゛ク゛'],
    ['パパ', 'ﾊﾟﾊﾟ'],
    ['ローラ', 'ロ-ラ'],
    ['ローラ', 'ロ－ラ'],
    ['ヴァン', 'ゔぁん'],
  ])('takes %s and %s for one name', (a, b) => {
    expect(normaliseKana(a)).toBe(normaliseKana(b));
  });

  it('recognises the person by institution code and patient id, leading zeros or not', () => {
    expect(matches({ institutionCode: '0110113719', patientId: '1234' })).toBe('patient-id');
    expect(matches({ institutionCode: '０１１０１１３７１９', patientId: ' 0001234' })).toBe(
      'patient-id',
    );
  });

  it('says when both ways recognise the person', () => {
    expect(matches({ ...person })).toBe('patient-id-and-identity');
  });

  it('does not take the same patient id at another institution for the person', () => {
    expect(matches({ institutionCode: '0110113720', patientId: '0001234' })).toBeNull();
  });

  it('does not take a person of another birth date, name or sex for the person', () => {
    const identity = { nameKana: person.nameKana, birthDate: person.birthDate, sex: 'M' };
    expect(matches({ ...identity, birthDate: '1948-04-06' })).toBeNull();
    expect(matches({ ...identity, nameKana: 'サトウ　ショウジ' })).toBeNull();
    expect(matches({ ...identity, sex: 'F' })).toBeNull();
  });

  it('recognises the person where the sex is not known on one side', () => {
    const identity = { nameKana: person.nameKana, birthDate: person.birthDate };
    expect(matches(identity)).toBe('identity');
    expect(matches({ ...identity, sex: 'F' }, { ...person, sex: 'U' })).toBe('identity');
    expect(matches({ ...identity, sex: 'F' }, { ...person, sex: '' })).toBe('identity');
  });

  it('does not match persons whose name and birth date are both unknown', () => {
    const unknown = { ...person, nameKana: '', birthDate: '' };
    expect(matches({ nameKana: 'ア', birthDate: '2000-01-01' }, unknown)).toBeNull();
  });
});

describe('normalising', () => {
  it.each(['ΰ', 'か・\u3099', 'ŉ'])('changes nothing of %s the second time', (text) => {
    expect(normaliseKana(normaliseKana(text))).toBe(normaliseKana(text));
    expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseKana(text);
        expect(normaliseKana(once)).toBe(once);
        expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text));
      }),
    );
  });
});

describe('an opt-out list', () => {
  it('is read back as exported', () => {
    const list = { version: 3, issuedAt: '2026-01-01T00:00:00Z', entries: [person] };
    expect(parseOptOutList(JSON.stringify(list))).toEqual(list);
  });

  it.each(['', 'null', '[]', '{"version":1}', '{"version":"1","issuedAt":"x","entries":[]}'])(
    'is not %j',
    (text) => {
      expect(parseOptOutList(text)).toBeNull();
    },
  );
});
