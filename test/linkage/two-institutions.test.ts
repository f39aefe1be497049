import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '../../src/features/linkage/domain/patient-row.js';
import { background } from './hard-cases/background.js';
import { elsewhere, home, named, someone, surnameOf, without } from './hard-cases/someone.js';
import { Bench, type LinkRun } from './support/linkage-run.js';

/** One record of AOBA and two of MINATO. */
interface TwoRecords {
  readonly about: string;
  readonly records: (number: number) => readonly [a: PatientRow, x: PatientRow, y: PatientRow];
  /** Which of the three are one person; the others are persons of their own. */
  readonly person: string;
  /** Which pairs are left for clerical review. */
  readonly open?: readonly string[];
}

const X = { institution_code: '2710000001' };
const Y = { institution_code: '2810000002' };
const bare = without(
  'postal_code',
  'address',
  'phone',
  'insurer_number',
  'insured_symbol',
  'insured_number',
  'insured_branch',
);
const rare: Partial<PatientRow> = named(['勅使河原', 'テシガワラ'], ['伊吹', 'イブキ']);

const CASES: readonly TwoRecords[] = [
  {
    about: 'a person whom two hospitals of one operator write alike',
    records: (n) => [someone(n), { ...someone(n), ...X }, { ...someone(n), ...Y }],
    person: 'axy',
  },
  {
    about: 'a person whom one of the two hospitals knows under an earlier address and telephone',
    records: (n) => {
      const { postal_code, address, phone } = home(n + 7000);
      const moved = { postal_code: postal_code ?? '', address: address ?? '', phone: phone ?? '' };
      return [someone(n), { ...someone(n), ...X }, { ...someone(n), ...Y, ...moved }];
    },
    person: 'axy',
  },
  {
    about: 'a person of whom one of the two hospitals knows the insurance alone',
    records: (n) => [
      someone(n),
      { ...someone(n), ...X },
      { ...someone(n), ...Y, ...without('postal_code', 'address', 'phone', 'name_kanji') },
    ],
    person: 'axy',
  },
  {
    about: 'a twin at the other hospital',
    records: (n) => {
      const twin = named(surnameOf(someone(n)), ['翔太', 'ショウタ']);
      return [
        { ...someone(n), insured_branch: '03' },
        { ...someone(n), ...X, insured_branch: '03' },
        { ...someone(n), ...twin, ...Y, insured_branch: '04' },
      ];
    },
    person: 'ax',
  },
  {
    about: 'two persons of a rare name and one birth date, and a record of nothing else',
    records: (n) => [
      { ...someone(n), ...rare, ...bare },
      { ...someone(n), ...rare, ...X },
      { ...someone(n), ...rare, ...elsewhere(n), ...Y },
    ],
    person: '',
    open: ['ax', 'ay'],
  },
  {
    about: 'a namesake of one birth date at the other hospital, who shares nothing else',
    records: (n) => [
      { ...someone(n), ...rare },
      { ...someone(n), ...rare, ...X },
      { ...someone(n), ...rare, ...elsewhere(n), ...Y },
    ],
    person: 'ax',
    open: ['ay'],
  },
  {
    about: 'two local ids of one hospital, as good as each other',
    records: (n) => [someone(n), { ...someone(n), ...X }, { ...someone(n), ...X }],
    person: '',
    open: ['ax', 'ay'],
  },
  {
    about: 'two local ids of hospitals nobody knows',
    records: (n) => {
      const nowhere = { institution_code: '' };
      return [someone(n), { ...someone(n), ...nowhere }, { ...someone(n), ...nowhere }];
    },
    person: '',
    open: ['ax', 'ay'],
  },
];

const idOf = (one: TwoRecords, record: string) => `case${CASES.indexOf(one)}-${record}`;

async function linkAll(bench: Bench): Promise<LinkRun> {
  const [aoba, minato] = background(300).map((rows) =>
    rows.map((row, i) => ({ ...row, patient_id: `background-${i}` })),
  );
  const cases = CASES.map((one, i) => {
    const records = one.records(1 + i * 3);
    return records.map((row, at) => ({ ...row, patient_id: idOf(one, 'axy'.charAt(at)) }));
  });
  return bench.run({
    AOBA: [...cases.flatMap(([a]) => a ?? []), ...(aoba ?? [])],
    MINATO: [...cases.flatMap(([, x, y]) => [x, y].flatMap((row) => row ?? [])), ...(minato ?? [])],
  });
}

let bench: Bench;
let run: LinkRun;
beforeAll(async () => {
  bench = await Bench.create();
  run = await linkAll(bench);
});
afterAll(() => bench.erase());

const operatorOf = (record: string) => (record === 'a' ? 'AOBA' : 'MINATO');

/** Records of the case that are one person with another of it. */
function personIn(one: TwoRecords): string {
  const keys = new Map(
    Array.from('axy', (record) => {
      const key = `${operatorOf(record)}/${idOf(one, record)}`;
      return [record, run.person.get(key)] as const;
    }),
  );
  const counts = [...keys.values()];
  return [...keys]
    .filter(([, person]) => counts.filter((other) => other === person).length > 1)
    .map(([record]) => record)
    .join('');
}

const openIn = (one: TwoRecords): string[] =>
  run.review.flatMap((line) => {
    const ends = Array.from('axy').filter((record) => line.split(',').includes(idOf(one, record)));
    return ends.length === 2 ? [ends.join('')] : [];
  });

describe('two records of one operator that fit one of another', () => {
  it.each(CASES)('$about', (one) => {
    expect(personIn(one)).toBe(one.person);
    expect(openIn(one).sort()).toEqual([...(one.open ?? [])]);
  });
});

describe('those around them', () => {
  it('are no person with two records of one operator', () => {
    const met = new Set<string>();
    for (const [record, person] of run.person)
      if (record.includes('background')) met.add(`${person}/${record.split('/')[0] ?? ''}`);
    const records = [...run.person.keys()].filter((record) => record.includes('background'));
    expect(met.size).toBe(records.length);
  });
});
