import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { Bench, linked, type LinkRun } from './support/linkage-run.js';
import { ELSEWHERE, patient } from './support/patients.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.create();
});
afterAll(() => bench.erase());

type Changes = Partial<PatientRow>;

/** Links one AOBA record with one MINATO record. */
const pair = (aoba: Changes, minato: Changes): Promise<LinkRun> =>
  bench.run({ AOBA: [patient(aoba)], MINATO: [patient(minato)] });

const isLinked = async (aoba: Changes, minato: Changes) =>
  linked(await pair(aoba, minato), 'AOBA/1', 'MINATO/1');

describe('one person written differently is linked', () => {
  it.each<[string, Changes, Changes]>([
    ['the same record', {}, {}],
    [
      'variant kanji',
      { name_kanji: '髙﨑 德郞', name_kana: '' },
      { name_kanji: '高崎 徳郎', name_kana: '' },
    ],
    [
      'small kana written large',
      { name_kana: 'ヤマダ ショウイチ' },
      { name_kana: 'ヤマダ シヨウイチ' },
    ],
    ['half-width kana', { name_kana: 'ﾔﾏﾀﾞ ﾀﾛｳ', name_kanji: '' }, { name_kana: 'ヤマダ　タロウ' }],
    ['separate voicing marks', { name_kana: 'ヤマタ゛ タロウ', name_kanji: '' }, {}],
    ['hiragana', { name_kana: 'やまだ たろう', name_kanji: '' }, {}],
    ['a kanji replaced by ●', { name_kanji: '山●　太郎' }, {}],
    ['a kanji name filled with kana', { name_kanji: 'ヤマダ　タロウ' }, {}],
    ['era and Gregorian birth dates', { birth_date: '昭和50年1月2日' }, { birth_date: '1975/1/2' }],
    ['other sex codings', { sex: '1' }, { sex: '男' }],
    ['unknown sex', { sex: 'U' }, {}],
    [
      'address notations only',
      { insurer_number: '', phone: '', postal_code: '', address: '千代田区丸ノ内二丁目1番1号' },
      { ...ELSEWHERE, address: '東京都千代田区丸の内２－１－１' },
    ],
    [
      'changed insurance',
      { insurer_number: '33120015', insured_symbol: '7', insured_number: '9' },
      {},
    ],
    ['moved house', { postal_code: '530-0001', address: '大阪府大阪市北区梅田3-1-3' }, {}],
    ['moved house and changed insurance and phone', ELSEWHERE, {}],
    ['an insurance without branch number', { insured_branch: '' }, {}],
    ['a padded insurer number', { insurer_number: ' 1130012', insured_number: '０００３４５' }, {}],
  ])('%s', async (_, aoba, minato) => {
    expect(await isLinked(aoba, minato)).toBe(true);
  });

  it('maiden name, by given name, birth date and insurance', async () => {
    const wife = { sex: 'F', name_kanji: '佐藤　花子', name_kana: 'サトウ　ハナコ' };
    const married = { ...wife, name_kanji: '山田　花子', name_kana: 'ヤマダ　ハナコ' };
    const run = await pair(wife, married);
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
    expect(run.rule.get('AOBA/1')).toBe('given-insurance');
  });

  it('maiden name at the old phone number, when given name agrees in kanji and kana', async () => {
    const wife = { sex: 'F', name_kanji: '佐藤　花子', name_kana: 'サトウ　ハナコ' };
    const married = {
      ...wife,
      ...ELSEWHERE,
      phone: '03-1234-5678',
      name_kanji: '山田　花子',
      name_kana: 'ヤマダ　ハナコ',
    };
    expect((await pair(wife, married)).rule.get('MINATO/1')).toBe('given-phone');
  });

  it('maiden name against a name written without a space', async () => {
    const wife = { sex: 'F', name_kanji: '佐藤花子', name_kana: 'サトウハナコ' };
    const married = { sex: 'F', name_kanji: '山田　花子', name_kana: 'ヤマダ　ハナコ' };
    expect(await isLinked(wife, married)).toBe(true);
  });

  it.each([
    ['one kana wrong', 'ヤマダ タロオ'],
    ['one kana missing', 'ヤマダ タロ'],
    ['one kana too many', 'ヤマダ タロウウ'],
    ['two kana swapped', 'ヤマダ タウロ'],
  ])('a slip of the pen where the kanji are missing: %s', async (_, name_kana) => {
    const run = await pair({ name_kana, name_kanji: '' }, {});
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
    expect(run.rule.get('AOBA/1')).toBe('one-edit-insurance');
  });
});

describe('two persons are not linked', () => {
  it.each<[string, Changes, Changes]>([
    [
      'husband and wife',
      {},
      {
        sex: 'F',
        name_kanji: '山田　花子',
        name_kana: 'ヤマダ　ハナコ',
        birth_date: '1977-05-06',
        insured_branch: '02',
      },
    ],
    [
      'husband and wife born the same day',
      {},
      { sex: 'F', name_kanji: '山田　花子', name_kana: 'ヤマダ　ハナコ', insured_branch: '02' },
    ],
    [
      'parent and child with the same phone',
      {},
      {
        name_kanji: '山田　健太',
        name_kana: 'ヤマダ　ケンタ',
        birth_date: '2005-03-04',
        insured_branch: '02',
      },
    ],
    ['father and son of the same name', {}, { birth_date: '2005-03-04' }],
    [
      'twins',
      { name_kanji: '山田　優太', name_kana: 'ヤマダ　ユウタ' },
      { name_kanji: '山田　健斗', name_kana: 'ヤマダ　ケント' },
    ],
    [
      'twins named one kana apart',
      { name_kanji: '山田　優太', name_kana: 'ヤマダ　ユウタ' },
      { name_kanji: '山田　優斗', name_kana: 'ヤマダ　ユウト' },
    ],
    [
      'twins one kana apart, told apart by the branch alone',
      { name_kanji: '', name_kana: 'ヤマダ　ユウタ', phone: '' },
      { name_kanji: '', name_kana: 'ヤマダ　ユウト', insured_branch: '02' },
    ],
    ['same-name strangers', {}, { ...ELSEWHERE, birth_date: '1981-07-08' }],
    [
      'same-name strangers of one birth date in kana only',
      { name_kanji: '' },
      { ...ELSEWHERE, name_kanji: '' },
    ],
    ['same sound, other kanji, other household', { name_kanji: '山田　太朗' }, ELSEWHERE],
    [
      'brother and sister twins',
      {},
      { sex: 'F', name_kanji: '山田　花子', name_kana: 'ヤマダ　ハナコ' },
    ],
    ['two persons without a birth date', { birth_date: '' }, { birth_date: '1975-02-30' }],
    [
      'equal insurance number of another insurer',
      { ...ELSEWHERE, name_kanji: '', insured_symbol: '12', insured_number: '345' },
      { name_kanji: '' },
    ],
  ])('%s', async (_, aoba, minato) => {
    expect(await isLinked(aoba, minato)).toBe(false);
  });

  it('each twin goes to itself where both sources hold both', async () => {
    const twins = [
      patient({ patient_id: '1', name_kanji: '山田　優太', name_kana: 'ヤマダ　ユウタ' }),
      patient({ patient_id: '2', name_kanji: '山田　優斗', name_kana: 'ヤマダ　ユウト' }),
    ];
    const run = await bench.run({ AOBA: twins, MINATO: [...twins].reverse() });
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
    expect(linked(run, 'AOBA/2', 'MINATO/2')).toBe(true);
    expect(run.receipt.persons).toBe(2);
  });

  it('a name many persons carry is no evidence alone, also on the same birth date', async () => {
    const holders = Array.from({ length: 11 }, (_, i) =>
      patient({ patient_id: `${i + 2}`, birth_date: `19${60 + i}-03-04`, ...ELSEWHERE }),
    );
    const run = await bench.run({
      AOBA: [patient()],
      MINATO: [patient({ ...ELSEWHERE }), ...holders],
    });
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(false);
  });
});

describe('what cannot be decided is left for clerical review', () => {
  it('leaves a record unlinked that fits two equally well, and names the pairs', async () => {
    const run = await bench.run({
      AOBA: [patient()],
      MINATO: [patient(), patient({ patient_id: '2' })],
    });
    expect(run.receipt.persons).toBe(3);
    expect(run.receipt.ambiguous).toEqual({ pairs: 2, records: 3 });
    expect(run.review).toEqual([
      'ambiguous,name-insurance,AOBA,1310000001,1,MINATO,1310000001,1',
      'ambiguous,name-insurance,AOBA,1310000001,1,MINATO,1310000001,2',
    ]);
  });

  it('prefers the stronger evidence to the weaker', async () => {
    const run = await bench.run({
      AOBA: [patient()],
      MINATO: [patient({ insured_number: '346', patient_id: '2' }), patient()],
    });
    expect(linked(run, 'AOBA/1', 'MINATO/1')).toBe(true);
    expect(run.receipt.ambiguous.pairs).toBe(0);
  });

  it('refuses links of three sources that contradict each other, and counts them', async () => {
    // A–B and B–C say one person, A–C says another A: one person cannot have two records at A.
    const run = await bench.run({
      AOBA: [
        patient({ ...ELSEWHERE, insured_number: '11', phone: '' }),
        patient({ patient_id: '2', ...ELSEWHERE, insured_number: '22', phone: '' }),
      ].map((row) => ({ ...row, postal_code: '', address: '' })),
      MINATO: [patient({ ...ELSEWHERE, insured_number: '11', phone: '03-1111-2222' })],
      YAMATO: [patient({ ...ELSEWHERE, insured_number: '22', phone: '03-1111-2222' })],
    });
    expect(linked(run, 'AOBA/1', 'AOBA/2')).toBe(false);
    expect(run.receipt.contradicted.pairs).toBeGreaterThan(0);
    expect(run.receipt.contradicted.pairs).toBe(run.review.length);
  });

  it('joins three sources over the one that knows both sides', async () => {
    const early = patient({ ...ELSEWHERE, name_kanji: '', phone: '' });
    const run = await bench.run({
      AOBA: [early],
      MINATO: [patient({ ...ELSEWHERE, phone: '03-1111-2222' })],
      YAMATO: [
        patient({
          phone: '03-1111-2222',
          name_kanji: '',
          insured_number: '777',
          address: '',
          postal_code: '',
        }),
      ],
    });
    expect(run.receipt.clusters).toEqual([{ size: 3, persons: 1 }]);
    expect(run.receipt.pairs.map(({ pairs }) => pairs)).toEqual([1, 1, 1]);
  });
});
