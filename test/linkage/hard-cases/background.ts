import type { PatientRow } from '../../../src/features/linkage/domain/patient-row.js';
import { elsewhere, home, named, someone, surnameOf, woman } from './someone.js';

const HOUSEHOLDS = 1000;
const CHILDREN: readonly (readonly [string, string])[] = [
  ['翼', 'ツバサ'],
  ['葵', 'アオイ'],
  ['陽菜', 'ハルナ'],
  ['大和', 'ヤマト'],
  ['結衣', 'ユイ'],
  ['蒼', 'ソウ'],
];

/** Husband, wife and child of one household; the child is told apart by its number. */
function household(number: number): PatientRow[] {
  const husband = someone(number);
  const surname = surnameOf(husband);
  const given = woman(number).name_kana.split('\u3000');
  const kanji = woman(number).name_kanji.split('\u3000');
  const wife = {
    ...woman(number),
    ...named(surname, [kanji[1] ?? '', given[1] ?? '']),
    birth_date: woman(number + 17).birth_date,
    insured_branch: '02',
  };
  const child = {
    ...husband,
    ...named(surname, CHILDREN[number % CHILDREN.length] ?? ['', '']),
    sex: number % 2 === 0 ? 'F' : 'M',
    birth_date: `20${String(number % 20).padStart(2, '0')}-${someone(number + 5).birth_date.slice(5)}`,
    insured_branch: '03',
  };
  return [husband, wife, child];
}

/** Every seventh record of a person differs from the other source's, in one of four ways. */
function elsewhereWritten(row: PatientRow, i: number): PatientRow {
  if (i % 7 !== 0) return row;
  const contact = home(i + 9000);
  const changes: Partial<PatientRow>[] = [
    { name_kanji: '' },
    { address: contact.address, postal_code: contact.postal_code },
    { insured_symbol: contact.insured_symbol, insured_number: contact.insured_number },
    { phone: contact.phone, insured_branch: '' },
  ];
  return { ...row, ...changes[(i / 7) % changes.length] };
}

/** 佐藤太郎 of many households: a name that proves nothing by itself. */
const namesakes = (source: number): PatientRow[] =>
  Array.from({ length: 40 }, (_, i) => ({
    ...someone(2000 + source * 100 + i),
    ...elsewhere(2000 + source * 100 + i),
    ...named(['佐藤', 'サトウ'], ['太郎', 'タロウ']),
  }));

/**
 * What surrounds the hard cases, so that a linkage has shares and frequencies to go by: households of three,
 * of which each source holds two in three and both a third, every seventh written differently.
 */
export function background(first: number): [aoba: PatientRow[], minato: PatientRow[]] {
  const persons = Array.from({ length: HOUSEHOLDS }, (_, i) => household(first + i)).flat();
  const aoba = persons.filter((_, i) => i % 3 !== 1 || i % 2 === 0);
  const minato = persons.filter((_, i) => i % 3 !== 2 || i % 2 === 0).map(elsewhereWritten);
  return [
    [...aoba, ...namesakes(1)],
    [...minato, ...namesakes(2)],
  ];
}
